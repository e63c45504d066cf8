"""The vocabulary of official documents: places, organs, offices, kinds of documents, acts.

This module is data: one tuple and one comment for each class. The members of a large class are fragments of patterns. A
module that needs other words than a class has takes a named subset from here, and the reason is beside the subset.

Sources: 宪法 ch. 3 (organs of the state), 党政机关公文处理工作条例 (2012) §8 (kinds of official documents), 立法法 (2023) and
行政法规制定程序条例 §5 (names of laws and regulations), 文書處理手冊 (Taiwan).
"""

from __future__ import annotations

# ------------------------------------------------------------------------------------------------------------- places

# The last characters of the names of places with a people's government: 省 市 区 县 州 旗 盟.
PLACES = "省市区县州旗盟"

# ------------------------------------------------------------------------------------------------------------- organs

CONGRESS = "人民代表大会(?:常务委员会)?"
# Departments of a government, by the last character of their names.
DEPARTMENTS = ("部", "委", "署", "局", "厅", "院")
# Organs that issue documents under a letterhead of their own, by the ends of their names.
ISSUERS = (
    "人民政府",
    "委员会",
    *("办公厅", "办公室"),
    "国务院",
    CONGRESS,
    *DEPARTMENTS,
)
# Organs that publish a regulation according to its 题注, or whose name an order bears: departments, and governments by
# their short names (省政府令第12号).
PUBLISHERS = (*DEPARTMENTS, "委员会", "政府")
# Organs that a title may name as the author of a communiqué, a decision or a letter. Committees of the Party and
# governments are left out: such a title may begin with a place (某市政府关于…的意见), and the head of the document names the
# organ.
TITLED_PUBLISHERS = (*(organ for organ in DEPARTMENTS if organ != "委"), "委员会", "军委")
# Bodies that an official letter may address, or that may sign one, by the ends of their names.
CORRESPONDENTS = (
    # organs
    *("政府", "中央", "委", "署", "委员会", "局", "厅", "部", "部门", "办", "办公室"),
    # enterprises, 银行 among them
    *("单位", "机构", "公司", "集团", "企业", "厂", "行"),
    # institutions
    *("院", "校", "大学", "学院", "中心", "处", "室", "站", "所", "馆", "社"),
    # places
    *("区", "县", "市", "省", "州", "旗", "盟", "街道", "办事处", "村", "社区", "乡镇", "镇", "乡"),
    # parties and associations
    *("会", "组", "团", "队", "机关", "党组", "团体", "协会", "兵团", "工委", "党委", "支部"),
)

# ------------------------------------------------------------------------------------------------------------ offices

# Offices of those who deliver a report, by the ends of their names, in both scripts.
OFFICES = (
    f"[{PLACES}镇乡]长",  # 省长, 市长 …
    "[省市縣區州鄉鎮院部局署議]長",
    *("委員長", "政府主席", "自治区主席", "国务院(?:副)?总理"),
    *("主席", "主任", "总理", "委员长", "书记", "院长", "检察长", "部长", "局长", "署长"),
)
# Offices of the heads of governments, who deliver their work reports.
HEADS_OF_GOVERNMENT = ("省长", "市长", "区长", "县长", "州长", "主席")
# What stands before the names of those who wrote a report of the press.
REPORTERS = ("记者", "通讯员", "实习生", "特派员", "評論員", "评论员", "摄影", "編輯", "编辑", "記者")
# Who else speaks in the record of an assembly.
CHAIRS = ("议长", "主持人", "发言人", "秘书长")
# Audiences that a salutation names after 各位.
AUDIENCE = ("代表", "委员", "同志", "领导", "来宾", "朋友", "常委", "议员", "議員", "委員")

# -------------------------------------------------------------------------------------------------- kinds of documents

# 公文种类: the fifteen kinds (党政机关公文处理工作条例 §8).
OFFICIAL_KINDS = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知"),
    *("通报", "报告", "请示", "批复", "议案", "函", "纪要"),
)
LAWS = ("宪法", "法", "条例", "规定", "办法", "细则", "规则", "章程", "准则", "解释", "草案", "修正案")
PLANS = ("规划", "计划", "纲要", "要点", "方案", "预案", "安排", "措施", "建议", "总结")
STANDARDS = ("标准", "规范", "规程", "守则", "指南", "导则", "制度")
SPEECHES = ("讲话", "致辞", "发言", "演讲")
DECLARATIONS = ("公约", "宣言", "声明", "倡议书", "答复", "说明")
TRADITIONAL_KINDS = (
    *("報告", "講話", "致詞", "條例", "辦法", "規定", "細則", "決定", "決議"),
    *("意見", "計畫", "計劃", "規劃", "綱要", "規則", "說明"),
)
# The words with which the title of a document ends.
KINDS = (*OFFICIAL_KINDS, *LAWS, *PLANS, *STANDARDS, *SPEECHES, *DECLARATIONS, *TRADITIONAL_KINDS)

# Kinds that transmit or announce another document. A report or an opinion is a document by itself.
NOTICES = ("通知", "公告", "通告", "批复", "函", "决定")
# Kinds that an organ writes to others: all except those of an assembly or a meeting; and answers to proposals of
# deputies.
LETTERS = (*(kind for kind in OFFICIAL_KINDS if kind not in ("决议", "公报", "议案", "纪要")), "答复")
# Kinds that an organ issues under a title that begins with its name.
AUTHORED = (
    *("公报", "报告", "决定", "意见", "通知", "公告", "通告", "批复", "函"),
    *("规定", "解释", "办法", "安排", "说明"),
)
# Kinds that state when they come into force: 本条例自……起施行.
IN_FORCE = ("条例", "办法", "规定", "法", "细则", "决定", "安排", "规则", "准则")
# Kinds that are delivered, not issued, on the day after their title.
DELIVERED = (*SPEECHES, "报告", "報告", "致詞", "講話")
# 公文 of the Republic of China, in the first line of an official letter.
ROC_KINDS = ("函", "書函", "令", "公告", "開會通知單", "箋函")

# Words that always begin a paragraph: a salutation (but not 各位数字), and what follows below a text.
PARAGRAPH_OPENINGS = ("各位(?!数)", "同志们", r"附\s?件", r"抄\s?送", "注[：:]")

# ---------------------------------------------------------------------------------------------------------------- acts

PUBLISHING = ("公布", "发布", "颁布")
# Acts of a notice on the document below it.
TRANSMITTING = ("印发", "转发", "批转", *PUBLISHING, "颁发", "下发", "印送")
# Acts on a law on a day of its history (题注), with their fields of the front matter ("" without a field).
HISTORY_EVENTS = {
    "通过": "adopted",
    "通過": "adopted",
    "批准": "approved",
    "施行": "effective",
    "生效": "effective",
    "执行": "effective",
    "公布": "",
    "发布": "",
    "發布": "",
    "修订": "",
    "修訂": "",
    "修正": "",
    "修改": "",
}
# Words for the day on which a law comes into force.
TAKING_EFFECT = ("施行", "生效", "执行")
