"""The addresses of a session while it sits: for who runs it, for the wall, and for each phone."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import (
    sitting,
    sitting_items,
    sitting_own,
    sitting_presence,
    sitting_screen,
    sitting_steps,
)

RUN = "committees.session.run"
LEAD, ITEM = "gremienarbeit/sitzungen/<int:pk>/leiten/", "gremienarbeit/punkte/<int:pk>/"
MOTION, OWN = "gremienarbeit/antraege/<int:pk>/", "sitzung/<str:token>/"
PLACE = "gremienarbeit/anwesenheit/<int:pk>/"

urlpatterns = [
    page(LEAD, sitting.sitting, right=RUN, name="sitting"),
    page(f"{LEAD}stand/", sitting.now, right=RUN, name="sitting-now"),
    page(f"{LEAD}bildschirm/", sitting_screen.screen, right=RUN, name="session-screen"),
    page(f"{LEAD}eroeffnen/", sitting_steps.open_now, right=RUN, name="sitting-open"),
    page(f"{LEAD}schliessen/", sitting_steps.close, right=RUN, name="sitting-close"),
    page(f"{LEAD}wieder-oeffnen/", sitting_steps.reopen, right=RUN, name="sitting-reopen"),
    page(f"{LEAD}nachtragen/", sitting_steps.enter, right=RUN, name="sitting-enter"),
    page(f"{LEAD}frist/", sitting_steps.clear, right=RUN, name="sitting-clear"),
    page(f"{LEAD}leitung/", sitting_steps.preside, right=RUN, name="sitting-chair"),
    page(f"{LEAD}alle-da/", sitting_presence.all_come, right=RUN, name="presence-all"),
    page(f"{LEAD}dazu/", sitting_presence.add, right=RUN, name="presence-add"),
    page(PLACE, sitting_presence.mark, right=RUN, name="presence"),
    page(f"{PLACE}zeiten/", sitting_presence.times, right=RUN, name="presence-times"),
    page(
        "gremienarbeit/zeiten/<int:pk>/",
        sitting_presence.change,
        right=RUN,
        name="presence-change",
    ),
    page(f"{ITEM}schritt/<str:step>/", sitting_items.take_step, right=RUN, name="item-step"),
    page(f"{ITEM}verlauf/", sitting_items.report, right=RUN, name="item-report"),
    page(f"{ITEM}wortmeldung/", sitting_items.ask, right=RUN, name="speaker-add"),
    page("gremienarbeit/wortmeldungen/<int:pk>/", sitting_items.speaker, right=RUN, name="speaker"),
    page(f"{ITEM}antrag/", sitting_items.motion_add, right=RUN, name="motion-add"),
    page(
        f"{MOTION}zurueckziehen/",
        sitting_items.motion_withdraw,
        right=RUN,
        name="motion-withdraw",
    ),
    page(f"{OWN}stand/", sitting_own.now, right="everyone", name="own-live"),
    page(f"{OWN}wortmeldung/", sitting_own.speak, right="everyone", name="own-speak"),
]
