"""Sources are cited once each, without the remarks on how far they were checked."""

from hoinghi.norms.citing import cited_together


def test_a_document_is_cited_once_with_all_its_articles():
    assert (
        cited_together(
            [
                "Nghị định 91/2017/NĐ-CP, Điều 73 (chưa đối chiếu riêng cấp huyện)",
                "Nghị định 24/2023/NĐ-CP",
                "Nghị định 91/2017/NĐ-CP, Điều 68 khoản 2 (làm tròn lên hàng chục nghìn đồng)",
            ]
        )
        == "Nghị định số 91/2017/NĐ-CP (Điều 73, Điều 68 khoản 2); Nghị định số 24/2023/NĐ-CP"
    )


def test_a_comma_in_the_name_of_a_law_is_no_article():
    assert cited_together(["Luật Thi đua, khen thưởng năm 2003"]) == (
        "Luật Thi đua, khen thưởng năm 2003"
    )


def test_a_clause_is_not_cited_beside_its_whole_article():
    decree = "Nghị định 91/2017/NĐ-CP"

    told = cited_together([f"{decree}, Điều 73", f"{decree}, Điều 73 khoản 2", f"{decree}, Điều 7"])

    assert told == "Nghị định số 91/2017/NĐ-CP (Điều 73, Điều 7)"
