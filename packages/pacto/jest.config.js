module.exports = { displayName: 'pacto', preset: '../../jest.preset.js', rootDir: '.' };
