"""The addresses of agendas: items, papers, recusals, and the same behind one's own link."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import agenda, items, own_items, packets, papers, recusals

READ, RUN = "committees.session.read", "committees.session.run"
SESSION, ITEM = "gremienarbeit/sitzungen/<int:pk>/", "gremienarbeit/punkte/<int:pk>/"
PAPER, OWN = "gremienarbeit/unterlagen/<int:pk>/", "sitzung/<str:token>/"

urlpatterns = [
    page(f"{SESSION}tagesordnung/", agenda.agenda, right=RUN, name="session-agenda"),
    page(f"{SESSION}tagesordnung/neu/", agenda.add, right=RUN, name="item-add"),
    page(f"{SESSION}tagesordnung/ueblich/", agenda.frame, right=RUN, name="agenda-frame"),
    page(f"{SESSION}tagesordnung/uebernehmen/", agenda.carry, right=RUN, name="agenda-carry"),
    page(f"{SESSION}unterlagen.pdf", packets.show, right=READ, name="packet"),
    page(ITEM, items.item, right=READ, name="item"),
    page(f"{ITEM}aendern/", agenda.change, right=RUN, name="item-change"),
    page(f"{ITEM}verschieben/", agenda.move, right=RUN, name="item-move"),
    page(f"{ITEM}entfernen/", agenda.remove, right=RUN, name="item-remove"),
    page(f"{ITEM}betrifft/", items.concern, right=RUN, name="item-concern"),
    page(f"{ITEM}nachgereicht/", items.clear, right=RUN, name="item-clear"),
    page(f"{ITEM}befangen/", recusals.add, right=RUN, name="item-recusal"),
    page(f"{ITEM}unterlagen/", papers.add, right=RUN, name="item-papers"),
    page(
        "gremienarbeit/befangenheiten/<int:pk>/zuruecknehmen/",
        recusals.withdraw,
        right=RUN,
        name="recusal-withdraw",
    ),
    page("gremien/unterlagen/<int:pk>/", papers.download, right="everyone", name="paper"),
    page(f"{PAPER}aendern/", papers.change, right=RUN, name="paper-change"),
    page(f"{PAPER}entfernen/", papers.remove, right=RUN, name="paper-remove"),
    page(f"{OWN}punkt/<int:pk>/", own_items.item, right="everyone", name="own-item"),
    page(f"{OWN}unterlagen/<int:pk>/", own_items.paper, right="everyone", name="own-paper"),
    page(f"{OWN}unterlagen.pdf", own_items.packet, right="everyone", name="own-packet"),
]
