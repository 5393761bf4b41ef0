import { choices } from '../kit/field/index.ts';

export const EquipmentCategory = choices('EquipmentCategory', {
  OFFICE: ['办公设备', 'Office equipment'],
  IT: ['电子设备', 'IT equipment'],
  DISPLAY: ['展示/沙盘', 'Display or scale model'],
  FURNITURE: ['家具', 'Furniture'],
  SAFETY: ['安全用品', 'Safety gear'],
  VEHICLE: ['车辆', 'Vehicle'],
  OTHER: ['其他', 'Other'],
});

export const EquipmentStatus = choices('EquipmentStatus', {
  IN_USE: ['在用', 'In use', 'green'],
  IDLE: ['闲置', 'Idle', 'grey'],
  LENT: ['借出', 'Lent', 'blue'],
  REPAIR: ['维修', 'In repair', 'orange'],
  LOST: ['丢失', 'Lost', 'red'],
  SCRAPPED: ['报废', 'Scrapped', 'grey'],
});

export const EquipmentEventKind = choices('EquipmentEventKind', {
  ISSUE: ['领用', 'Issue', 'blue'],
  RETURN: ['归还', 'Return', 'green'],
  TRANSFER: ['调拨', 'Transfer', 'purple'],
  REPAIR: ['送修', 'Sent for repair', 'orange'],
  REPAIRED: ['修复', 'Repaired', 'green'],
  CHECK: ['检查', 'Check', 'teal'],
  LOSS: ['丢失', 'Loss', 'red'],
  FOUND: ['找回', 'Found', 'green'],
  SCRAP: ['报废', 'Scrap', 'grey'],
});
