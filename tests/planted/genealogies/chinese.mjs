/** Gives Chinese, which is written without spaces, for planted genealogies: smaller than the English, and of the same shape. */
import { grouped, listOf } from './draw.mjs';

const zhSmall = [...'零一二三四五六七八九十'];
const zhDigits = (value) =>
  [...String(value)].map((sign) => (sign === '.' ? '点' : zhSmall[Number(sign)])).join('');

export const chinese = {
  code: 'zh',
  gap: '',
  comma: '，',
  stop: '。',
  marks: ['“', '”'],
  syllables: [
    ...'安北成东福高海和江金立林明南宁平青山石松台天田文西新阳永玉云长州河湖关庄桥口岭峰谷岛洲川原城镇乡村寨堡港湾泉井渡津浦塘溪渠坝堤岸滩礁峡丘坡岗崖洞窟梁柱栋阁楼塔寺庙宫殿堂院馆苑园圃林森竹梅兰菊荷桂柳杨槐榆柏桐枫桃杏李梨枣橘柑橙柚葡萄瓜豆麦稻粟黍麻棉丝绸锦绣织纺染缝裁剪刀剑弓箭矛盾甲胄旗鼓钟铃笛箫琴瑟',
  ],
  verbEnding: '了',
  first: [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'],
  lists: {
    noun: listOf(
      `政府 议会 部门 法院 警方 军队 公司 银行 工会 委员会 城市 村庄 省份 河流 大桥 港口 机场 铁路 公路 工厂 矿山 油田 农场
      市场 价格 预算 税收 债务 贷款 基金 出口 进口 贸易 关税 合同 协议 条约 停火 会谈 峰会 选举 公投 抗议 罢工 袭击 火灾
      洪水 地震 旱灾 疫情 疫苗 医院 学校 大学 教师 医生 工人 农民 司机 飞行员 士兵 法官 律师 市长 议员 大使 发言人 投资者
      科学家 学生 难民 目击者 嫌疑人 人质 法案 法令 判决 调查 报告 研究 声明 警告 计划 项目 任务 演习 访问 货船 油轮 车队
      列车 管道 反应堆 卫星 导弹 无人机 小麦 石油 天然气 煤炭 钢铁 电力 供应 制裁 许可证 博物馆 体育场`,
    ),
    adjective: listOf(
      `新的 地方 联邦 国家 外国 独立 北部 南部 东部 沿海 农村 军用 民用 公共 私营 秘密 临时 历史性 脆弱 紧急 受损`,
    ),
    verb: listOf(
      `批准了 否决了 推迟了 支持了 谴责了 批评了 欢迎了 签署了 暂停了 审查了 起草了 资助了 关闭了 封锁了 摧毁了 重建了 疏散了
      搜查了 视察了 下令停止 恢复了 宣布了 否认了 证实了 质疑了 取代了 任命了 逮捕了 释放了 起诉了 提高了 降低了 延长了 放弃了
      扩大了 削减了 解除了 违反了 调查了 推翻了 出售了 收购了`,
    ),
    adverb: listOf('迅速 正式 多次 突然 公开 部分 一致 勉强 最终'),
    link: listOf('因为 虽然 尽管 当 自从 直到 如果 由于 除非'),
    prep: listOf('经由 通过 针对 关于 按照 围绕 沿着 随着 借助'),
    report: listOf('表示 声称 承认 警告 认为 建议 坚称 报告 希望 担心 写道 回忆'),
    role: listOf('部长 主席 主任 省长 市长 大使 分析师 教授 指挥官'),
    ago: listOf('十年 一年 数月 数周'),
  },
  title: '作为 $place 的 $adjective $noun 的 $role 兼 $noun 的 $role',
  predicate: '$report @phrase $verb @phrase',
  phrase: [
    '$adjective $noun',
    '$noun',
    '$place 的 $noun',
    '$role $name',
    '$noun 和 $noun',
    '每个 $noun',
    '$name',
    '$adjective $noun 的 $noun',
  ],
  main: [
    '@phrase $verb @phrase',
    '@phrase $adverb $verb @phrase',
    '@phrase $report @phrase $verb @phrase',
    '@phrase $prep @phrase $verb @phrase',
    '$percent 的 $noun $report @phrase $verb',
    '@phrase 付出 $money $verb @phrase',
  ],
  side: [
    '$link @phrase $verb @phrase',
    '$prep @phrase',
    '$date',
    '在 $place',
    '$link @phrase $adverb $verb',
    '$prep $adjective $noun',
    '$noun $verb $count 人',
    '$prep $money',
  ],
  count(value, style) {
    if (value <= 10) return [zhSmall[value], String(value)][style % 2];
    if (value >= 1e4) return [`${value / 1e4}万`, String(value), `${zhDigits(value / 1e4)}万`][style % 3];
    return [String(value), grouped(value, ',')][style % 2];
  },
  percent: (value, style) => [`${value}%`, `百分之${zhDigits(value)}`][style % 2],
  money: (value, style) =>
    [`${Math.round(value * 10)}亿美元`, `${zhDigits(Math.round(value * 10))}亿美元`][style % 2],
  date: ({ month, day }, style) => [`${month + 1}月${day}日`, `${month + 1}月`, '今年早些时候'][style % 3],
  name: ({ first, last }) => `${first}${last}`,
  said: [
    ({ quote, who }) => `“${quote.join('。')}。”${who}说。`,
    ({ quote, who }) => `${who}表示：“${quote.join('。')}。”`,
    ({ quote, who, role }) => `${role}${who}对记者说：“${quote.join('。')}。”`,
  ],
  chance: ['目前没有更多细节。', '没有人员受伤。', '事故原因尚不清楚。', '调查仍在继续。'],
  furniture: [
    '关于我们：{outlet}自{year}年起[报道{region}新闻|讲述{region}故事|服务{region}居民]，[属于全体读者|由员工共同拥有|不接受任何党派资助]。',
    '[关注|搜索|订阅]{outlet}的[微信公众号|微博账号|抖音频道]，[第一时间获取最新消息|不错过任何报道|查看记者现场照片]。',
    '© {now} {outlet}。[版权所有|保留所有权利|禁止转载]，[未经书面许可不得使用|引用请注明出处和链接|作者观点不代表本报立场]。',
    '[如发现错误|如有线索|如有疑问]，请[发送邮件至|写信到|联系]info@{host}，[编辑部将及时处理|我们会为您保密|或拨打热线电话]。',
  ],
  frames: [
    '$place 股市 $date 收盘 ， $org 股价 报 $price 元 ， 上涨 $percent ， 成交 $count 手 。',
    '$place 明天 $weather ， 最高 气温 $degrees 度 ， 最低 气温 $degrees 度 ， 风速 每小时 $degrees 公里 。',
    '$org 队 在 $place 主场 以 $small 比 $small 战胜 $org 队 ， 观众 $count 人 ， $last 进球 。',
  ],
  formTitles: ['$place收盘行情', '$place天气', '$place赛果'],
  weather: listOf('晴 多云 有雨 大风 有雾'),
};
