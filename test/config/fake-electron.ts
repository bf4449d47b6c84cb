// Stands in for the `electron` module in unit tests; filled by the tests of electron/main.
export {};
