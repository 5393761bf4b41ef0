/** What a form keeps until it is saved, in Chinese. */
export const zhDrafts = {
  left: '上次（%{at}）填写的内容还没有保存。',
  outdated: '上次（%{at}）填写的内容还没有保存，此后记录已被修改，恢复后请先核对再保存。',
  take: '恢复填写',
  drop: '丢弃',
  offline: '网络已断开：看到的内容可能不是最新的，填写中的内容会保留在本机，恢复后请再保存。',
};
