"""Headings that say what stands below them."""

import re
from typing import Final

NAVIGATION: Final = re.compile(
    r"\b(table of contents?|contents?|toc|index|outline|overview|menu|navigation|quick links?|catalogu?e?|directory|summary"
    r"|what'?s inside|sections|list of (topics|sections))\b|目录|目錄|目次|内容导航|导航|목차",
    re.IGNORECASE,
)
"""Contents: entries below them are doubtful."""

FURNITURE: Final = re.compile(
    r"\b(contribut\w+|how to (contribute|submit|add|use|cite)|pull requests?|acknowledge?ments?|thanks|credits?|license|licence"
    r"|star(gazers?)? (history|chart)|stargazers|changelog|change log|updates?|news|latest news|announcements?|what'?s new|todo"
    r"|to-do|contact|about( me| us)?|maintainers?|authors?|contributors|sponsors?|support|faq|disclaimers?|installation|install"
    r"|usage|getting started|quick ?start|requirements|setup|citing|citations?|cite( us| this)?|bibtex|features|examples?|roadmap"
    r"|epilogue|prologue|welcome|introduction|related (lists?|repos\w*|awesome( lists?)?)|other (lists?|awesome lists?)|badges?"
    r"|similar (lists?|repos\w*|projects?|collections?)|star us|join us|community|donate|format|legend|notations?|how to read"
    r"|team( and people)?|people|researchers?|groups?|labs?|researchers and labs|supported conferences|code of conduct)\b"
    r"|贡献|致谢|许可|联系|更新日志|更新|关于|引用|前言|謝辞|貢献|ライセンス|기여|감사|라이선스",
    re.IGNORECASE,
)
"""Furniture of a repository: what stands below is no paper unless it surely is one."""

NEWS: Final = re.compile(
    r"\b(news|latest news|updates?|changelog|change log|announcements?|what'?s new|todo|to-do|roadmap)\b|更新日志|更新|新闻|お知らせ|뉴스",
    re.IGNORECASE,
)
"""Messages about the list itself: they mention papers, and are none."""

RESOURCES: Final = re.compile(
    r"\b(talks?|courses?|lectures?|tutorials?|workshops?|tools?|toolkits?|toolboxe?s?|libraries|library|software|frameworks?"
    r"|books?|blogs?|blog posts?|posts?|videos?|podcasts?|websites?|communit\w+|competitions?|challenges?|leaderboards?"
    r"|open[- ]source( projects?| models?| code\w*)?|projects|products?|industrial products|companies|startups|demos?|slides"
    r"|repos(itories)?|github|codebases?|code|implementations?|packages?|resources?|newsletters?|summer schools?|conferences?"
    r"|events?|meetups?|career|jobs?|people to follow|links|useful links|guides?|articles?|apps?|applications? software|services"
    r"|pytorch|tensorflow|jax|keras|job search|research skills|advice|simulators?|platforms?|awesome lists?|media)\b"
    r"|课程|教程|工具|博客|视频|资源|书籍|讲座|开源项目|项目|竞赛|ツール|講義|資料|도구|강의|자료",
    re.IGNORECASE,
)
"""Other things than papers: an entry without scholarly evidence is a resource there."""

REFERENCES: Final = re.compile(
    r"\b(references?|bibliography|publications?|papers?|reading list|further reading|selected (papers|publications)|literature"
    r"|articles|surveys?|must[- ]reads?|related work)\b|参考文献|文献|论文|論文|논문|참고문헌",
    re.IGNORECASE,
)
"""Lists of papers."""

NOTES: Final = re.compile(
    r"^\W*(meta ?(info(rmation)?|data)|tl;?\s?dr\W?s?|one[- ]sentence summary|understanding the paper|paper notes?|my (notes|thoughts)"
    r"|reading notes?|takeaways?|strengths?|weakness(es)?|key (ideas?|points?|insights?)|论文笔记|笔记|一句话总结|元信息|メタ情報|要約)\W*$",
    re.IGNORECASE,
)
"""Headings of a page of notes about one paper."""
