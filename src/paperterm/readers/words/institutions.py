"""Words that tell institutions from people and remarks."""

from typing import Final

_WORDS_TEXT: Final = """
    university universidad universidade universität universitat université università universitet universiteit
    uniwersytet univerzita hochschule école politécnica politecnico fraunhofer
    univ univ. uni institute institut institution college school academy lab labs laboratory
    laboratories research center centre hospital faculty department dept inc inc. ltd ltd. corp corp.
    corporation company group team google microsoft meta facebook deepmind openai nvidia amazon apple baidu
    alibaba tencent huawei bytedance intel ibm aws berkeley stanford mit cmu tsinghua eth epfl kaist sjtu zju
    pku thu ustc hkust hku cuhk nus ntu umich uiuc ucla ucsd cornell princeton oxford cambridge yale harvard
    columbia caltech snu buaa hust msra msr fair anthropic mistral samsung adobe snap salesforce vmware uber
    airbnb netflix twitter linkedin inria cnrs mpi max-planck riken csiro cispa 大学 学院 研究所 研究院 实验室
    公司 연구소 대학교
    """
WORDS: Final = frozenset(_WORDS_TEXT.split())
"""Words of institutions' names, folded."""
