export const circle = ['casework', 'matching'] as const;
export const collections = [{ name: 'case', indexes: ['due'] }];
