"""Texts in other languages are noticed, English ones are not complained about."""

import pytest

from attribution import analyze
from attribution.text import read

WARNING = "the text does not look English, and only English is understood"


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister sagte am Montag, die Brücke werde im Frühjahr wieder geöffnet, nachdem sie drei Jahre lang "
        "gesperrt gewesen war. Der Stadtrat will darüber noch einmal abstimmen.",
        "Le maire a déclaré lundi que le pont serait rouvert au printemps, après trois ans de travaux, et que la ville "
        "paierait la moitié des frais. Le conseil municipal doit encore voter.",
        "El alcalde dijo el lunes que el puente se abriría de nuevo en primavera, después de tres años de obras, y que "
        "la ciudad pagaría la mitad de los gastos.",
        "De burgemeester zei maandag dat de brug in het voorjaar weer open zou gaan, nadat hij drie jaar lang gesloten "
        "was geweest. De raad moet daar nog over stemmen.",
        "Borgmesteren sagde mandag, at broen ville åbne igen til foråret efter tre års arbejde, og at byen ville betale "
        "halvdelen af udgifterne. Byrådet skal stemme om det.",
        "Burmistrz powiedział w poniedziałek, że most zostanie ponownie otwarty wiosną po trzech latach prac, a to miasto "
        "zapłaci połowę kosztów. Rada musi jeszcze głosować nad tym planem.",
        "Мэр заявил в понедельник, что мост снова откроется весной после трёх лет ремонта и что город оплатит половину "
        "расходов. Городской совет должен ещё проголосовать по этому вопросу.",
        "市長は月曜日、橋は三年間の工事の後、春に再び開通すると述べた。市は費用の半分を負担する。議会はまだ採決していない。"
        * 4,
    ],
    ids=["de", "fr", "es", "nl", "da", "pl", "ru", "ja"],
)
def test_other_languages_are_noticed(text: str) -> None:
    """A paragraph of another language gives one warning, in the report as well."""
    assert read(text).warnings == (WARNING,)
    assert WARNING in analyze(text).warnings


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the bridge would open again in spring, after three years of work, and that the "
        "city would pay half of the costs. The council has yet to vote on it.",
        "Bridge opens, mayor says\n\nAnn Lee, Jo Hall, Mia Ford, Tom Reed, Ida Frost, Ravi Menon, Ama Mensah and others "
        "won prizes in Grantham, said Weston Gazette editor Sam Poole. They were glad.",
        "In Lima, officials said seven people died in a bus crash. In Oslo, police said two people died in a shooting.",
        "Hale Motors said profit rose 12% in May. Its chief, Ann Lee, says sales were strong in Norland, Sudland, Westland "
        "as well as Eastland.",
        "Rebels seized a port on Monday, residents told Weston Radio. Norland said it had sent ships. Sudland said it had none.",
        "",
        "Ferry stops",
        "12 34 56 78 90 " * 40,
    ],
)
def test_english_is_left_alone(text: str) -> None:
    """Prose, lists of names inside prose, and texts too short to judge give no warning."""
    assert read(text).warnings == ()
