// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @notice An instrument's number: a hash of its obligor and the obligor's own reference, so issuing is idempotent.
type InstrumentId is uint96;

/// @notice A lot's name: its instrument's number and the end of its range, `instrument << 40 | end`. A split gives the
/// child the front of the range, so neither end ever changes and names need no counter. `instrument << 40` alone (end
/// zero) names the instrument itself where a request is about all of it.
/// @dev Warning: a name is not a state, for a range may shrink: from outside a lot is referred to by name and trail.
type LotId is uint256;

/// @notice A number of units; one unit is 0.01 of the currency, or its minor unit where that differs.
type Units is uint40;

/// @notice A lot as it was when somebody referred to it.
struct LotRef {
    LotId lot;
    bytes21 trail;
}

using {instrumentOf, endOf} for LotId global;
using {lotEndingAt, itself, sameInstrument as ==} for InstrumentId global;
using {value, plus as +, minus as -, less as <, lessOrEqual as <=, sameUnits as ==, isZero} for Units global;

function instrumentOf(LotId id) pure returns (InstrumentId) {
    return InstrumentId.wrap(uint96(LotId.unwrap(id) >> 40));
}

function endOf(LotId id) pure returns (Units) {
    return Units.wrap(uint40(LotId.unwrap(id)));
}

function lotEndingAt(InstrumentId instrument, Units end) pure returns (LotId) {
    return LotId.wrap((uint256(InstrumentId.unwrap(instrument)) << 40) | Units.unwrap(end));
}

/// @notice The name under which requests about the whole instrument stand.
function itself(InstrumentId instrument) pure returns (LotId) {
    return LotId.wrap(uint256(InstrumentId.unwrap(instrument)) << 40);
}

function sameInstrument(InstrumentId a, InstrumentId b) pure returns (bool) {
    return InstrumentId.unwrap(a) == InstrumentId.unwrap(b);
}

function value(Units a) pure returns (uint40) {
    return Units.unwrap(a);
}

function plus(Units a, Units b) pure returns (Units) {
    return Units.wrap(Units.unwrap(a) + Units.unwrap(b));
}

function minus(Units a, Units b) pure returns (Units) {
    return Units.wrap(Units.unwrap(a) - Units.unwrap(b));
}

function less(Units a, Units b) pure returns (bool) {
    return Units.unwrap(a) < Units.unwrap(b);
}

function lessOrEqual(Units a, Units b) pure returns (bool) {
    return Units.unwrap(a) <= Units.unwrap(b);
}

function sameUnits(Units a, Units b) pure returns (bool) {
    return Units.unwrap(a) == Units.unwrap(b);
}

function isZero(Units a) pure returns (bool) {
    return Units.unwrap(a) == 0;
}
