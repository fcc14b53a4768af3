// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

/// @title Parameters of law, dated and cited
/// @notice Thresholds, terms and lists are data: each parameter has versions, each version belongs to an epoch and
/// cites its article by hash. An epoch begins at a moment announced ahead; what is in force is never changed.
interface IRuleBook {
    /// @param parameter keccak256 of the parameter's name; with a key, keccak256(abi.encode(that, key)).
    /// @param value Never zero unless the parameter is retired by it.
    /// @param article keccak256 of the cited article's text.
    struct Change {
        bytes32 parameter;
        uint224 value;
        bytes32 article;
    }

    event EpochAnnounced(uint32 indexed epoch, uint40 effectiveFrom, uint40 announcedAt);
    event ParameterChanged(bytes32 indexed parameter, uint32 indexed epoch, uint224 value, bytes32 article);

    error RulesParameterUnset(bytes32 parameter, uint32 epoch);
    error RulesTooSoon(uint40 effectiveFrom, uint40 earliest);
    error RulesOutOfOrder(uint40 effectiveFrom, uint40 lastEffectiveFrom);
    error RulesEpochUnknown(uint32 epoch);
    error RulesNoChange();

    /// @notice Announces an epoch of changes. With the moment of the epoch announced last, while that has not begun,
    /// the changes join it or replace the ones it has for the same parameters.
    /// @param effectiveFrom At least the announcement lead (itself a parameter) from now, UTC seconds.
    /// @return epoch The epoch's number.
    /// @custom:access council (rules)
    function announce(uint40 effectiveFrom, Change[] calldata changes) external returns (uint32 epoch);

    /// @notice Tells the gate which epoch is in force, so that it need not ask. Changes nothing but the cost of acts.
    /// @custom:access anyone
    function sync() external;

    /// @notice A parameter's value in an epoch.
    function valueAt(bytes32 parameter, uint32 epoch) external view returns (uint224 value);

    /// @notice Several parameters' values in an epoch; all must be set.
    function valuesAt(bytes32[] calldata parameters, uint32 epoch) external view returns (uint224[] memory values);

    /// @notice As `valueAt`, zero when the parameter is not set.
    function findValueAt(bytes32 parameter, uint32 epoch) external view returns (uint224 value);

    /// @notice The epoch in force at a moment.
    function epochAt(uint40 moment) external view returns (uint32 epoch);

    /// @notice When an epoch begins, UTC seconds.
    function effectiveFrom(uint32 epoch) external view returns (uint40);

    /// @notice How many epochs there are, begun or announced; numbers run from 1.
    function epochCount() external view returns (uint32);
}
