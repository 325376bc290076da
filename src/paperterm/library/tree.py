"""The tree of sections over the entries of all sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from paperterm.library.records import Records
from paperterm.library.summary import Page
from paperterm.model import Section


@dataclass(slots=True)
class _Node:
    """A section in the making; `count` entries stand in it before those of its children."""

    name: str
    kind: str
    file: str = ""
    line: int = 0
    count: int = 0
    children: list["_Node"] = field(default_factory=list)
    records: Records | None = None


def build_source(name: str, files: Sequence[Records], contents: Sequence[Page], keep_empty: bool) -> "_Node":
    """Return the node of a source: its files by the order of its table of contents, the others by folder.

    Args:
        contents: the pages of the source's ``SUMMARY.md``, empty where there is none.
        keep_empty: whether files without entries are kept (while they are not read).
    """
    root = _Node(name, "folder")
    waiting = {file.name: _file_node(file) for file in files}
    _place_pages(root, contents, waiting)
    folders: dict[str, _Node] = {"": root}
    for file_name, node in waiting.items():
        _folder_of(file_name, folders).children.append(node)
    _adopt_pages(root)
    if not keep_empty:
        _prune(root)
    if len(files) == 1 and len(root.children) == 1:
        return root.children[0]
    return root


def flatten(roots: Iterable["_Node"]) -> tuple[list[Records], Section]:
    """Return the files in the order of the tree and the tree itself; a single source is the root."""
    files: list[Records] = []
    start = 0
    children: list[Section] = []
    for node in roots:
        children.append(_freeze(node, start, files))
        start = children[-1].stop
    if len(children) == 1:
        return files, replace(children[0], kind="library")
    return files, Section("Library", "library", 0, start, tuple(children))


def _freeze(node: _Node, start: int, files: list[Records]) -> Section:
    if node.records is not None:
        files.append(node.records)
    stop = start + node.count
    children: list[Section] = []
    for child in node.children:
        children.append(_freeze(child, stop, files))
        stop = children[-1].stop
    return Section(node.name, node.kind, start, stop, tuple(children), node.file, node.line)  # type: ignore[arg-type]


def _file_node(file: Records) -> _Node:
    """Return a file with its headings; entries of one section that others interrupt make two nodes."""
    root = _Node(file.title or file.name.rsplit("/", 1)[-1], "file", file.name, records=file)
    path: list[_Node] = [root]
    names: tuple[str, ...] = ()
    for run in file.runs:
        section = _below_title(run.section, file.title)
        kept = _common(names, section)
        del path[kept + 1 :]
        for name in section[kept:]:
            node = _Node(name, "heading", file.name, run.line)
            path[-1].children.append(node)
            path.append(node)
        names = section
        if path[-1].children:
            # Entries directly under a heading that come after its sub-headings still belong in their place.
            path[-1].children.append(_Node(path[-1].name, "heading", file.name, run.line, run.count))
        else:
            path[-1].count += run.count
    return root


def _below_title(section: tuple[str, ...], title: str) -> tuple[str, ...]:
    return section[1:] if section and section[0] == title else section


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count


def _place_pages(root: _Node, contents: Sequence[Page], waiting: dict[str, _Node]) -> None:
    path: list[tuple[int, _Node]] = [(-1, root)]
    for page in contents:
        while path[-1][0] >= page.depth:
            path.pop()
        found = (waiting.pop(name, None) for name in (page.file, f"{page.file}/README.md") if page.file)
        node = next((node for node in found if node), None) or _Node(page.title, "folder")
        node.name = page.title or node.name
        path[-1][1].children.append(node)
        path.append((page.depth, node))


def _folder_of(name: str, folders: dict[str, _Node]) -> _Node:
    folder = name.rpartition("/")[0]
    if folder not in folders:
        node = _Node(folder.rpartition("/")[2], "folder")
        _folder_of(folder, folders).children.append(node)
        folders[folder] = node
    return folders[folder]


def _adopt_pages(node: _Node) -> None:
    """Let a folder whose only content is one file be shown as that file."""
    for child in node.children:
        _adopt_pages(child)
    for index, child in enumerate(node.children):
        if child.kind == "folder" and not child.count and len(child.children) == 1 and child.children[0].kind == "file":
            node.children[index] = child.children[0]


def _prune(node: _Node) -> bool:
    node.children = [child for child in node.children if _prune(child)]
    return bool(node.count or node.children)
