"""Headings that say what stands below them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_NAVIGATION: Final = re.compile(
    r"\b(table of contents?|contents?|toc|quick links?|catalogu?e|what'?s inside|list of (topics|sections))\b"
    r"|^\W*(index|outline|overview|menu|navigation|directory|summary|sections)\W*$|目录|目錄|目次|内容导航|导航|목차",
    re.IGNORECASE,
)
"""Contents: entries below them are doubtful."""
_NAVIGATION_PARTS: Final = (
    "content", "toc", "quick", "catalog", "inside", "list of", "index", "outline", "overview", "menu", "navigation",
    "directory", "summary", "sections",
)  # fmt: skip
"""One of these stands in each such heading in English: few headings have to be looked at closely."""

_FURNITURE_ANYWHERE: Final = re.compile(
    r"\b(contribut\w+|pull requests?|acknowledge?ments?|licen[sc]es?"
    r"|star(gazers?)? (history|chart)|stargazers|code of conduct"
    r"|how to (contribute|submit|add|use|cite|read)|related (awesome )?(lists?"
    r"|repos\w*)|other (awesome )?lists?|changelog)\b"
    r"|贡献|致谢|许可|联系我们|更新日志|謝辞|貢献|ライセンス|기여|감사|라이선스",
    re.IGNORECASE,
)
_FURNITURE_PARTS: Final = (
    "contribut", "pull", "acknowledg", "licen", "star", "code of", "how to", "related", "other", "changelog",
)  # fmt: skip
"""One of these stands in each of them in English."""
_FURNITURE_ALONE: Final = re.compile(
    r"^\W*(?:the |our |my |some )?(thanks( to)?|credits?|contact( us| me)?"
    r"|about( me| us| this (list|repo\w*))?|maintainers?|authors?|sponsors?|support"
    r"|faqs?|disclaimers?|installation|install|usage|getting started"
    r"|quick ?start|requirements|set ?up|citing( us)?|citations?|cite( us| this)?"
    r"|bibtex|features|examples?|epilogue|prologue|welcome|introduction"
    r"|intro|motivation|badges?|similar (lists?|projects?|collections?)"
    r"|star us|join us|community|donate|format|legend|notations?"
    r"|team( and people)?|people|researchers?|(research )?groups?|labs?"
    r"|supported conferences|关于|引用|前言|联系方式)\W*$",
    re.IGNORECASE,
)
_NEWS: Final = re.compile(
    r"^\W*(?:latest |recent |what'?s )?(news|updates?|change ?logs?"
    r"|announcements?|new|todo|to-do|roadmap|更新|新闻|お知らせ|뉴스)\W*(\S+)?\W*$",
    re.IGNORECASE,
)

_RESOURCE_WORDS_TEXT: Final = """
    talk talks course courses lecture lectures tutorial tutorials workshop workshops tool tools toolkit toolkits
    toolbox toolboxes library libraries software framework frameworks book books blog blogs post posts video
    videos podcast podcasts website websites community communities competition competitions challenge challenges
    leaderboard leaderboards project projects product products company companies startup startups demo demos
    slides repository repositories repo repos codebase codebases code codes implementation implementations
    package packages resource resources newsletter newsletters school schools conference conferences event
    events meetup meetups career careers job jobs link links guide guides app apps service services pytorch
    tensorflow jax keras julia simulator simulators platform platforms media content skills advice dataset
    datasets benchmark benchmarks 课程 教程 工具 博客 视频 资源 书籍 讲座 开源项目 项目 竞赛 ツール 講義 資料
    도구 강의 자료
    """
_RESOURCE_WORDS: Final = frozenset(_RESOURCE_WORDS_TEXT.split())
_FILLERS_TEXT: Final = """
    and or & + of the a an for on in with to from other others useful related online open open-source source public
    external helpful additional more misc miscellaneous summer winter awesome good great recommended free industrial
    commercial academic research educational learning github materials material my our follow people list lists
    official third-party popular general hands-on 开源 相关 其他
    """
_FILLERS: Final = frozenset(_FILLERS_TEXT.split())


@lru_cache(maxsize=1024)
def is_navigation(heading: str) -> bool:
    """Whether a heading says that contents stand below."""
    low = heading.lower()
    return (not low.isascii() or any(map(low.__contains__, _NAVIGATION_PARTS))) and (
        _NAVIGATION.search(heading) is not None
    )


@lru_cache(maxsize=1024)
def is_news(heading: str) -> bool:
    """Whether messages about the list itself stand below: they mention papers, and are none."""
    return _NEWS.match(heading) is not None


@lru_cache(maxsize=1024)
def is_furniture(heading: str) -> bool:
    """Whether furniture of a repository stands below: what is there is no paper unless it surely is one."""
    if is_news(heading) or _FURNITURE_ALONE.match(heading):
        return True
    if len(heading.split()) > 7:
        return False
    low = heading.lower()
    return (not low.isascii() or any(map(low.__contains__, _FURNITURE_PARTS))) and (
        _FURNITURE_ANYWHERE.search(heading) is not None
    )


@lru_cache(maxsize=1024)
def is_resources(heading: str) -> bool:
    """Whether other things than papers stand below: an entry without scholarly evidence is a resource there."""
    words = [
        word for word in re.split(r"[\s/,:()\[\]|]+", heading.casefold().strip()) if any(c.isalnum() for c in word)
    ]
    words = [word.strip(".!?'\"*_") for word in words]
    return any(word in _RESOURCE_WORDS for word in words) and all(
        word in _RESOURCE_WORDS or word in _FILLERS or word.isdigit() for word in words
    )


REFERENCES: Final = re.compile(
    r"\b(references?|bibliography|publications?|papers?|reading list"
    r"|further reading|selected (papers|publications)|literature"
    r"|articles|surveys?|must[- ]reads?|related work)\b|参考文献|文献|论文|論文|논문|참고문헌",
    re.IGNORECASE,
)
"""Lists of papers."""

_PAPERS: Final = re.compile(
    r"\b(papers?|publications?|preprints?|reading lists?|bibliography|must[- ]reads?)\b|论文|文献|論文|논문|참고문헌"
    r"|\b(?:artículos|artigos|artikel|aufsätze|veröffentlichungen|publikationen|статьи|публикации)\b",
    re.IGNORECASE,
)


def names_papers(section: Sequence[str]) -> bool:
    """Whether the nearest heading that says what stands below it says papers: ``Papers › 2020``."""
    for heading in reversed(section):
        if _PAPERS.search(heading):
            return True
        if is_resources(heading) or is_furniture(heading) or is_navigation(heading):
            return False
    return False


NOTES: Final = re.compile(
    r"^\W*(meta ?(info(rmation)?|data)|tl;?\s?dr\W?s?|one[- ]sentence summary"
    r"|understanding the paper|paper notes?|my (notes|thoughts)"
    r"|reading notes?|takeaways?|strengths?|weakness(es)?"
    r"|key (ideas?|points?|insights?)|论文笔记|笔记|一句话总结|元信息|メタ情報|要約)\W*$",
    re.IGNORECASE,
)
"""Headings of a page of notes about one paper."""
