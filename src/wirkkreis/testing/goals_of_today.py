"""The texts of the living plan: invented, in the four languages of the pages."""

from collections.abc import Mapping, Sequence

Texts = Mapping[str, str]

TITLE: Texts = {
    "de": "Unsere Ziele für ein Miteinander in Mansfeld-Südharz",
    "de-simple": "Unsere Ziele: Gut zusammen leben in Mansfeld-Südharz",
    "en": "Our goals for living together in Mansfeld-Südharz",
    "ar": "أهدافنا من أجل العيش معًا في مانسفيلد-زودهارتس",
}

INTRODUCTION: Texts = {
    "de": "Das Bündnis hat diese Ziele mit Vereinen, Schulen und Ämtern beraten. Jede Zahl auf dieser Seite kommt aus der täglichen Arbeit.",
    "de-simple": "Viele Menschen haben über diese Ziele gesprochen. Jede Zahl kommt aus unserer Arbeit.",
    "en": "The alliance worked out these goals with associations, schools and offices. Every number on this page comes from the daily work.",
    "ar": "وضع التحالف هذه الأهداف مع الجمعيات والمدارس والدوائر. كل رقم في هذه الصفحة يأتي من العمل اليومي.",
}

# Number (letters are guiding goals), text, federal categories.
GOALS: Sequence[tuple[str, Texts, Sequence[str]]] = (
    (
        "A",
        {
            "de": "Wer sich für Demokratie einsetzt, findet im Landkreis Verbündete, Orte und Rückhalt.",
            "de-simple": "Wer sich für Demokratie einsetzt, findet Hilfe und gute Orte.",
            "en": "Whoever stands up for democracy finds allies, places and backing in the county.",
            "ar": "من يدافع عن الديمقراطية يجد حلفاء وأماكن ودعمًا في المنطقة.",
        },
        (),
    ),
    (
        "1",
        {
            "de": "Menschen verschiedener Herkunft und verschiedenen Alters kommen miteinander ins Gespräch.",
            "de-simple": "Menschen lernen sich kennen und reden miteinander.",
            "en": "People of different origins and ages get talking to each other.",
            "ar": "يتحاور الناس من أصول وأعمار مختلفة معًا.",
        },
        ("1",),
    ),
    (
        "1.1",
        {
            "de": "Das Bündnis tagt mindestens dreimal im Jahr und trägt die Regionalkonferenzen in alle 11 Gemeinden.",
            "de-simple": "Das Bündnis trifft sich 3 Mal im Jahr. In jeder der 11 Gemeinden gibt es eine Konferenz.",
            "en": "The alliance meets at least three times a year and takes the regional conferences to all 11 municipalities.",
            "ar": "يجتمع التحالف ثلاث مرات في السنة على الأقل وينظم مؤتمرات في البلديات الإحدى عشرة كلها.",
        },
        ("2.2", "2.3"),
    ),
    (
        "1.2",
        {
            "de": "Begegnungsorte öffnen mindestens fünfmal im Jahr und erreichen mit Festen 300 Menschen.",
            "de-simple": "Treffpunkte sind mindestens 5 Mal im Jahr offen. 300 Menschen kommen.",
            "en": "Meeting places open at least five times a year and reach 300 people together with celebrations.",
            "ar": "تفتح أماكن اللقاء خمس مرات في السنة على الأقل وتصل مع الاحتفالات إلى 300 شخص.",
        },
        ("1.1", "1.3"),
    ),
    (
        "2",
        {
            "de": "Vereine, Schulen und junge Menschen setzen eigene Vorhaben um und lernen voneinander.",
            "de-simple": "Vereine, Schulen und junge Menschen machen eigene Projekte.",
            "en": "Associations, schools and young people carry out projects of their own and learn from each other.",
            "ar": "تنفذ الجمعيات والمدارس والشباب مشاريعهم الخاصة ويتعلم بعضهم من بعض.",
        },
        ("2",),
    ),
    (
        "2.1",
        {
            "de": "Wer eine Idee hat, wird beraten; das Jugendforum setzt mindestens drei eigene Projekte im Jahr um.",
            "de-simple": "Wir helfen bei guten Ideen. Junge Menschen machen 3 Projekte im Jahr.",
            "en": "Whoever has an idea gets advice; the youth forum carries out at least three projects of its own a year.",
            "ar": "من لديه فكرة يحصل على المشورة؛ وينفذ منتدى الشباب ثلاثة مشاريع على الأقل في السنة.",
        },
        ("1.2", "2.1"),
    ),
    (
        "2.2",
        {
            "de": "Mindestens vier Fortbildungen im Jahr stärken Haltung und Wissen, auch in Betrieben.",
            "de-simple": "Es gibt mindestens 4 Kurse im Jahr. Auch in Firmen.",
            "en": "At least four trainings a year strengthen attitude and knowledge, in companies too.",
            "ar": "أربع دورات تدريبية على الأقل في السنة تعزز المواقف والمعرفة، وفي الشركات أيضًا.",
        },
        ("1.4", "2.5"),
    ),
    (
        "B",
        {
            "de": "Auf Anfeindungen und Konflikte antwortet der Landkreis schnell, fachkundig und gemeinsam.",
            "de-simple": "Bei Hass und Streit helfen wir schnell und zusammen.",
            "en": "The county answers hostility and conflicts quickly, competently and together.",
            "ar": "ترد المنطقة على العداء والنزاعات بسرعة وكفاءة وبشكل مشترك.",
        },
        (),
    ),
    (
        "3",
        {
            "de": "Wer angefeindet wird oder einen Konflikt erlebt, weiß, wo es Hilfe gibt.",
            "de-simple": "Jeder weiß: Hier bekomme ich Hilfe.",
            "en": "Whoever meets hostility or a conflict knows where to find help.",
            "ar": "من يتعرض للعداء أو يعيش نزاعًا يعرف أين يجد المساعدة.",
        },
        ("3",),
    ),
    (
        "3.1",
        {
            "de": "Beratung bei Konflikten kommt in mindestens sechs Gemeinden an, und die Menschen vertrauen ihr.",
            "de-simple": "Wir helfen in 6 Gemeinden bei Streit. Die Menschen vertrauen uns.",
            "en": "Advice on conflicts arrives in at least six municipalities, and people trust it.",
            "ar": "تصل الاستشارة في النزاعات إلى ست بلديات على الأقل، ويثق الناس بها.",
        },
        ("3.1", "3.5"),
    ),
)
