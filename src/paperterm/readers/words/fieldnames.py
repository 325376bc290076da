"""Names of fields: a table's columns, ``Label: value`` lines, front matter; in the languages of the lists."""

from typing import Final, Literal

Role = Literal[
    "title", "name", "authors", "venue", "year", "institutions", "tags", "links", "remarks", "abstract", "bibtex",
    "doi", "arxiv", "key", "index", "rating"
]  # fmt: skip

_NAMES: Final[dict[Role, str]] = {
    "title": """
        title paper_title paper papers article publication papers_title paper_name titles paper_and_code paper/title
        paper_&_code title_&_authors title_and_authors title_&_info title/paper survey survey_paper reference work
        title_of_paper title_of_the_paper paper_titles papers_and_code paper/work
        titel artikel aufsatz thema titre título titulo titolo artículo articulo artigo articolo
        题目 标题 论文 论文题目 论文标题 论文名 论文名称 文章 篇名
        название заголовок статья работа наименование tytuł artykuł
        タイトル 論文 題名 論文名 제목 논문 논문제목 논문명
    """,
    "name": """
        name model method methods system models approach algorithm acronym short_name abbr abbreviation framework
        technique alias nickname short title_(short) model_name dataset_name project_name
        名称 名字 方法 模型 简称 系统 名前 手法 モデル 이름 방법 모델 약어
    """,
    "authors": """
        author authors by first_author authors/institution author(s) team author/team writers written_by
        autor autoren autor:innen autorinnen autores auteur auteurs autori autore verfasser
        автор авторы autorzy
        作者 作者们 第一作者 著者 저자 저자들
    """,
    "venue": """
        venue conference journal publication_venue published_in published conference/journal venue/year pub pub.
        where booktitle publisher source proceedings venue_&_year conf conf. conf/journal journal/conference
        published_at publication_info venue/date conferences publication_short accepted presented_in presented_at
        zeitschrift konferenz tagung revue conférence revista conferencia conferência rivista conferenza
        журнал конференция издание журнал_/_конференция konferencja czasopismo
        会议 期刊 出处 发表 来源 发表于 会议/期刊 刊物 会议期刊 发表会议 学会 会議 掲載 発表 학회 저널 출처 게재
    """,
    "year": """
        year date published_date publish_date publication_date time released release_date submitted added
        first_submitted published_on pub_date year/month pubdate month submission_date publishdate publish_time
        jahr datum année annee año ano anno fecha год дата rok
        年份 年 日期 时间 发表时间 发布时间 出版时间 发表日期 日付 発行年 年度 연도 년도 날짜
    """,
    "institutions": """
        institution institutions affiliation affiliations org organization organizations institute university company
        lab labs institution(s) affiliation(s) group research_group orgs country_of_authors
        机构 单位 作者单位 所属 組織 機関 기관 소속 单位/机构
    """,
    "tags": """
        tag tags keyword keywords key_words topic topics category categories area areas type task tasks field
        fields domain subject subjects keys key modality classification 关键词 关键字 标签 分类 类别 领域 任务
        主题 类型 キーワード タグ 分類 키워드 태그 분류 env environment environments categorie class label
        labels
    """,
    "links": """
        link links url urls resources resource code codes github repo pdf arxiv_link project project_page
        website webpage homepage video slides data dataset datasets demo blog code_link paper_link material
        ссылка ссылки код enlace enlaces lien liens
        materials source_code implementation official_code weights checkpoint notes arxiv_id_link model_link
        page home media poster paper_url pdf_link read pdf_url resources_link open_source 链接 代码 论文链接
        代码链接 地址 源码 资源 原文 项目主页 主页 开源 リンク コード 링크 코드
    """,
    "remarks": """
        remark remarks note comment comments description summary highlight highlights details notes_and_remarks
        key_idea idea main_idea contribution contributions what remarks/notes takeaway takeaways key_points
        presenter presenters presented_by speaker speakers moderator discussant vortragende vortragender referent
        kommentar anmerkungen bemerkung notizen remarque remarques notas comentario comentarios
        one-sentence_summary tl;dr tldr introduction overview info information misc about main_contribution
        review 备注 说明 描述 简介 总结 要点 贡献 亮点 注释 内容 概述 笔记 主要内容 備考 メモ 説明 비고 설명
        요약 메모 keyword_summary
    """,
    "abstract": "abstract abstracts abs 摘要 概要 要旨 초록",
    "bibtex": "bibtex bib citation cite bibtex_entry 引用 引用格式 인용",
    "doi": "doi",
    "key": "citekey cite_key citation_key citation-key cite-key citationkey bibtex_key bibtexkey bibkey bib_key",
    "arxiv": "arxiv arxiv_id eprint arxivid arxiv_number",
    "index": "# no no. id index number s.no s.no. sr.no sl sl.no idx nr num rank 序号 编号 番号 번호",
    "rating": """
        recom recom. recommend recommendation rating stars star citations citation_count cited cited_by score
        importance figure fig fig. image teaser thumbnail preview citation_number cites 引用数 推荐 推荐指数 评分 图
        framework_figure
    """,
}

ROLES: Final[dict[str, Role]] = {
    name.replace("_", " "): role for role, names in _NAMES.items() for name in names.split()
}
"""Folded field name -> role; a column that is called like a label (``Code``, ``PDF``) holds links."""

SYMBOLS: Final[dict[str, Role]] = {
    "👥": "authors", "👤": "authors", "🧑": "authors", "👩": "authors", "👨": "authors", "🖋": "authors",
    "🏛": "institutions", "🏫": "institutions", "🏢": "institutions", "🎓": "institutions",
    "📅": "year", "🗓": "year", "📆": "year",
    "📍": "venue", "🏷": "tags", "🔑": "tags", "#️⃣": "tags",
    "💡": "remarks", "💬": "remarks", "🗒": "remarks",
}  # fmt: skip
"""Symbols that label a line by themselves."""

WORDS: Final[dict[str, Role]] = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "venue": "venue",
    "conference": "venue",
    "journal": "venue",
    "year": "year",
    "date": "year",
    "institution": "institutions",
    "institutions": "institutions",
    "affiliation": "institutions",
    "keywords": "tags",
    "tags": "tags",
    "link": "links",
    "links": "links",
    "url": "links",
    "code": "links",
    "abstract": "abstract",
    "paper": "title",
}
"""A single word that decides in a longer name (``Paper title and link``), the first in this order."""
