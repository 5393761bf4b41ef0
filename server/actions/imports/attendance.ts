import { Attendance } from '../../entities/attendance.ts';
import { sheet } from '../../kit/import/sheet.ts';

/** The month's list of an attendance system; a person's days are corrected by importing them again. */
export const attendanceSheet = sheet<Attendance>({
  on: Attendance,
  keys: [['specialist', 'period']],
  headers: { 姓名: 'specialist', 应出勤天数: 'daysDue', 实际出勤天数: 'daysAttended', 出勤天数: 'daysAttended' },
});
