/**
 * The data directory in, sentences of four languages out, for histories with planted edits to be made of:
 * English, Russian and Arabic from real articles, Chinese put together from words, since the sets hold
 * little of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSentences } from '../../../dist/text/sentences.js';
import { tokenize } from '../../../dist/text/tokens.js';

const sets = { en: 'cnn_lite_revisions', ru: 'nerel_ru', ar: 'ant_arabic' };
// Enough for any measure here, and read quickly.
const readArticlesLimit = 800;
const minTokens = 8;
const maxTokens = 45;

/** The records of one set; none where the set is missing. */
export function readSet(data, name) {
  const path = join(data, name, 'docs.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Articles of a language, each a list of sentences that are prose as a whole; and words to replace others by. */
export function readLanguage(data, language, random) {
  const articles = language === 'zh' ? makeChinese(random) : readArticles(data, sets[language]);
  const words = new Set();
  for (const article of articles.slice(0, 300)) {
    for (const text of article) {
      for (const { norm, charSpan } of tokenize(text)) {
        const word = text.slice(...charSpan);
        if (word === norm && norm.length >= (language === 'zh' ? 2 : 5) && /^\p{L}+$/u.test(norm))
          words.add(norm);
      }
    }
  }
  return { language, articles, words: [...words].sort(), space: language === 'zh' ? '' : ' ' };
}

function readArticles(data, name) {
  return readSet(data, name)
    .slice(0, readArticlesLimit)
    .map(({ text }) => {
      const seen = new Set();
      return text.split(/\n+/).flatMap((line) =>
        findSentences(line)
          .map(([start, end]) => line.slice(start, end))
          .filter((sentence) => isProse(sentence) && !seen.has(sentence) && seen.add(sentence)),
      );
    })
    .filter((sentences) => sentences.length >= 16);
}

/** A sentence that stands whole whatever surrounds it: closed, without quotation marks left open. */
function isProse(text) {
  const count = tokenize(text).length;
  const marks = (text.match(/["“”«»]/g) ?? []).length;
  return (
    count >= minTokens &&
    count <= maxTokens &&
    /[.!?؟]$/u.test(text) &&
    marks % 2 === 0 &&
    !/[():]/.test(text)
  );
}

const chinese = {
  when: '昨天上午 星期二晚间 本周早些时候 上个月底 今年春天 去年十月 周末期间 当地时间清晨 两天以前 会议开始之前 暴雨过后 新年前夕',
  who: '市政府 交通部门 警方发言人 当地居民 大学教授 消防队员 气象专家 议会代表 铁路公司 医院院长 环保组织 渔业协会 外交官员 工会主席 法院法官 学校老师 检察机关 港口管理局 电力公司 旅游协会 历史学家 软件工程师 年轻作家 银行经理',
  how: '公开 再次 正式 秘密 立即 明确 共同 勉强 仔细 意外 坚决 逐步 首次 悄悄 迅速 连续',
  verb: '宣布 拒绝 检查 修复 支持 批评 关闭 重建 讨论 推迟 调查 出售 扩大 记录 测量 警告 取消 保护 研究 翻译 批准 收购 展示 解释',
  amount: '三座 十二个 数百名 大批 第一批 最后一批 几十辆 两家 许多 四种 所有 部分',
  which:
    '老旧的 昂贵的 危险的 著名的 偏远的 最新的 受损的 传统的 重要的 空置的 海上的 地下的 临时的 古老的 繁忙的 脆弱的',
  what: '桥梁 博物馆 列车 合同 森林 河堤 工厂 图书馆 渔船 水库 证据 隧道 剧院 病房 卫星 粮仓 电缆 报告 市场 体育馆 山路 温室 码头 教材 软件 雕像 法案 矿井 果园 风车',
  why: '以便减少污染 因为预算不足 为了吸引游客 由于设备故障 以免影响交通 因为成本上涨 为了保护文物 由于天气恶劣 以便改善供水 因为工人罢工 为了方便老人 由于地震破坏 以便留住人才 因为缺乏燃料 为了纪念先辈 由于观众抗议',
  end: '结果令人满意 附近商店照常营业 具体日期尚未公布 周围道路暂时封闭 有关费用由国家承担 专家对此表示怀疑 下一步计划仍不清楚 居民可以免费参观 全部工作预计明年完成 反对意见没有得到回应 记者当场拍下照片 邻近城市也将效仿 救援队伍随后赶到 双方都不愿继续评论',
};

function makeChinese(random) {
  const lists = Object.fromEntries(Object.entries(chinese).map(([slot, list]) => [slot, list.split(' ')]));
  const pick = (slot) => lists[slot][Math.floor(random() * lists[slot].length)];
  const sentence = () =>
    [
      () =>
        `${pick('when')}，${pick('who')}${pick('how')}${pick('verb')}了${pick('which')}${pick('what')}和${pick('amount')}${pick('what')}，${pick('why')}。`,
      () =>
        `${pick('who')}表示，${pick('why')}，${pick('which')}${pick('what')}将在${pick('when')}被${pick('how')}${pick('verb')}，${pick('end')}。`,
      () =>
        `${pick('end')}，但是${pick('who')}${pick('how')}${pick('verb')}${pick('amount')}${pick('which')}${pick('what')}，${pick('why')}。`,
    ][Math.floor(random() * 3)]();
  return Array.from({ length: 200 }, () => [...new Set(Array.from({ length: 60 }, sentence))]);
}
