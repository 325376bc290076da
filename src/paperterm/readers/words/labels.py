"""Labels of links, in the languages of the lists, and what they lead to."""

from typing import Final

from paperterm.model import LinkKind

_BY_KIND: Final[dict[LinkKind, str]] = {
    "paper": """
        acm_digital_library digital_library ieee_xplore springerlink google_scholar openreview_link
        paper papers arxiv arxiv.org biorxiv medrxiv chemrxiv preprint openreview doi acl anthology
        aclanthology publisher proceedings springer ieee ieeexplore acm acmdl sciencedirect elsevier nature science
        cvf thecvf openaccess jmlr pmlr hal ssrn abs abstract html fulltext full_text article manuscript journal
        conference publication cite-as semantic_scholar scholar dblp eprint official paper_link paper_page
        technical_report tech_report report thesis survey extended_version long_version short_version
        camera-ready full_paper original_paper book chapter
        论文 论文链接 论文地址 原文 文章 期刊 论文原文 論文 原論文 논문 논문링크
        статья статьи artículo articulo artigo articolo aufsatz artikel 📄 📃 📑 📜 📰
    """,
    "pdf": "pdf pdfs paper_pdf pdf_link full_pdf arxiv_pdf preprint_pdf pdf下载",
    "code": """
        code codes source source_code github gitlab bitbucket repo repository repositories implementation
        pytorch tensorflow tf tf2 keras jax mxnet caffe caffe2 paddle paddlepaddle matlab python c++ julia
        torch theano chainer r rust colab notebook official_code official_implementation unofficial_code
        author_code code_link github_link project_code pytorch_code tensorflow_code tf_code code1 code2 code3
        code_(pytorch) code_(tensorflow) code_(official) software package library toolkit tool pypi git
        代码 代码链接 源码 代码地址 开源代码 官方代码 源代码 コード 実装 코드 깃허브
        код исходный_код código codigo codice quellcode 💻 ⌨ 🐙 👨‍💻
    """,
    "project": """
        project project_page projects page homepage home home_page website web webpage web_page site project_website
        project_homepage proj project_link official_website project_site proj_page landing_page
        主页 项目 项目主页 官网 网站 项目地址 プロジェクト 프로젝트
        проект сайт proyecto projeto progetto projekt 🌐 🏠 🔗
    """,
    "blog": """
        blog blogpost blog_post post medium article_blog news explanation explained summary tweet twitter x thread
        press press_release write-up writeup reddit 知乎 博客 解读 中文解读 公众号 博文 ブログ 解説 블로그 zhihu
        блог ✍ ✍️ 📝
    """,
    "data": """
        data dataset datasets benchmark corpus database data_link dataset_link hf_dataset annotations
        数据 数据集 データ データセット 데이터 데이터셋
        данные datos dados dati daten 💾 🗃
    """,
    "model": """
        model models weights checkpoint checkpoints pretrained pretrained_model pretrained_models modelhub model_hub
        huggingface hugging_face hf hf_model modelscope model_zoo modelzoo weight models_link 模型 权重 モデル 모델 🤗
    """,
    "video": """
        video videos youtube talk talks presentation recording bilibili vimeo lecture video_link teaser trailer
        demo_video supp_video spotlight_video 视频 演讲 讲解 動画 영상 비디오
        видео vídeo 📺 🎥 🎬 ▶ ▶️ 📹
    """,
    "slides": """
        slides slide ppt pptx poster posters keynote slideshare slideslive 幻灯片 海报 スライド ポスター 슬라이드
        слайды diapositivas folien 📊
    """,
    "notes": """
        notes note personal_notes personal_note reading_notes reading_note review reviews my_notes commentary
        annotation 笔记 阅读笔记 读书笔记 ノート メモ 노트 中文笔记 中文译本 译文 翻译
    """,
    "docs": """
        docs doc documentation wiki manual tutorial tutorials guide readme api docs_link 文档 教程 ドキュメント 문서
    """,
    "demo": """
        demo demos app playground try space spaces online_demo live_demo web_demo gradio hf_space hf_demo
        interactive replicate 演示 在线演示 デモ 데모
    """,
    "other": """
        bibtex bib bibtext bibtx cite citation citations bibtex_link ref reference references supp supplementary
        supplemental supplement supplementary_material supplementary_materials supplemental_material appendix
        patent license dataset_card leaderboard results errata webapp discussion forum comments more here
        download 下载 link links url read 链接 地址 リンク 링크 引用 引用格式 补充材料 補足 인용
        media award misc others other
        slides_and_video related connectedpapers papers_with_code paperswithcode pwc alphaxiv
    """,
}

LABELS: Final[dict[str, LinkKind]] = {
    word.replace("_", " "): kind for kind, words in _BY_KIND.items() for word in words.split()
}
"""Folded label -> what it leads to."""

_HEADS_TEXT: Final = """
    paper pdf arxiv code github repo implementation project page homepage website webpage blog post
    dataset data benchmark model models weights checkpoint video talk slides poster notes docs documentation
    demo bibtex supplementary supplement appendix preprint
"""
HEADS: Final[dict[str, LinkKind]] = {word: LABELS[word] for word in _HEADS_TEXT.split() if word in LABELS} | {
    "version": "paper",
    "supp": "other",
    "material": "other",
    "materials": "other",
    "link": "other",
    "links": "other",
}
"""The last word of a longer label: ``Official Code``, ``Project Website``."""

_QUALIFIERS_TEXT: Final = """
    official unofficial original our my author authors author's full short long extended main final draft new
    old latest conference journal workshop project personal interactive online live training pretrained
    pre-trained pytorch tensorflow torch tf tf2 jax keras matlab python google github arxiv english chinese
    hugging face hf acm ieee springer nature free open access camera ready supplementary supp supplemental
    technical tech teaser poster 5min short-version web home video audio demo code data paper in construction
    coming soon 1 2 3 i ii a b v1 v2 v3 eng cn zh en ppt 3rd third party reading read see click the this raw
    source
    """
QUALIFIERS: Final = frozenset(_QUALIFIERS_TEXT.split())
"""Words before a label's last word (``Official Code``); behind another word it may be a title (``Deep Models``)."""

GENERIC: Final = frozenset(
    {"here", "link", "links", "url", "click", "this", "click here", "this link", "链接", "リンク", "링크", ""}
)
"""Labels that say nothing: what stands before them is the label (``paper link: [here](…)``)."""

BIBTEX_LABELS: Final = frozenset(
    {
        "bibtex",
        "bib",
        "bibtext",
        "bibtx",
        "cite",
        "citation",
        "citing",
        "bibtex citation",
        "引用",
        "引用格式",
        "bibtex entry",
    }
)
_PAPER_LABELS_TEXT: Final = """
    paper papers pdf arxiv arxiv.org biorxiv preprint doi openreview 论文 论文链接 论文地址 原文 論文 原論文 논문
    논문링크 статья aufsatz artigo artículo 📄 📃 📑 📜
    """
PAPER_LABELS: Final = frozenset(_PAPER_LABELS_TEXT.split())
"""Labels that lead to a paper and to nothing else."""
ABSTRACT_LABELS: Final = frozenset(
    {"abstract", "show", "summary", "tldr", "tl;dr", "tl dr", "摘要", "概要", "要旨", "초록", "요약", "details"}
)
