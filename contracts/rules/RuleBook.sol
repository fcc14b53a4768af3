// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IConsortium} from "../consortium/IConsortium.sol";
import {Governed} from "../governance/Governed.sol";
import {IRuleBook} from "./IRuleBook.sol";
import {Parameters} from "./Parameters.sol";

/// @title The rule book
/// @notice Epochs are checkpoints of time, parameters are checkpoints of epochs. Both only grow at their end, and the
/// end is open only while its epoch has not begun: so nothing in force can change.
contract RuleBook is IRuleBook, Governed {
    using Checkpoints for Checkpoints.Trace208;
    using Checkpoints for Checkpoints.Trace224;

    /// @param epochs Moment of beginning, UTC seconds, to the epoch's number. Epoch n is the checkpoint at n - 1.
    /// @param values Epoch to the value from then on; zero retires the parameter.
    /// @custom:storage-location erc7201:tradelane.rules
    struct RuleBookStorage {
        Checkpoints.Trace208 epochs;
        mapping(bytes32 parameter => Checkpoints.Trace224) values;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.rules")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xa0e0b4fc979f739835946ef8154dfdb493e0ebf4f27d1c3e45b7020cc9b61d00;

    /// @notice The consortium whose gate is told the epoch in force.
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IConsortium consortium) {
        CONSORTIUM = consortium;
    }

    /// @notice Begins with epoch 1, in force at once.
    /// @param authority The council's AccessManager.
    function initialize(address authority, Change[] calldata genesis) external initializer {
        __AccessManaged_init(authority);
        if (genesis.length == 0) revert RulesNoChange();
        uint40 now_ = uint40(block.timestamp);
        _begin(1, now_);
        _write(1, genesis);
    }

    /// @inheritdoc IRuleBook
    /// @custom:access council (rules)
    function announce(uint40 moment, Change[] calldata changes) external restricted returns (uint32 epoch) {
        if (changes.length == 0) revert RulesNoChange();
        (, uint48 last, uint208 lastEpoch) = _storage().epochs.latestCheckpoint();
        if (moment < last) revert RulesOutOfOrder(moment, uint40(last));
        uint40 earliest = _earliest();
        if (moment < earliest) revert RulesTooSoon(moment, earliest);

        epoch = uint32(lastEpoch);
        if (moment > last) _begin(++epoch, moment);
        _write(epoch, changes);
        _tell();
    }

    /// @inheritdoc IRuleBook
    function sync() external {
        _tell();
    }

    /// @inheritdoc IRuleBook
    function valueAt(bytes32 parameter, uint32 epoch) external view returns (uint224 value) {
        _checkEpoch(epoch);
        return _value(parameter, epoch);
    }

    /// @inheritdoc IRuleBook
    function valuesAt(bytes32[] calldata parameters, uint32 epoch) external view returns (uint224[] memory values) {
        _checkEpoch(epoch);
        values = new uint224[](parameters.length);
        for (uint256 i = 0; i < parameters.length; i++) values[i] = _value(parameters[i], epoch);
    }

    /// @inheritdoc IRuleBook
    function findValueAt(bytes32 parameter, uint32 epoch) external view returns (uint224 value) {
        _checkEpoch(epoch);
        return _find(parameter, epoch);
    }

    /// @inheritdoc IRuleBook
    function epochAt(uint40 moment) external view returns (uint32 epoch) {
        return _epochAt(moment);
    }

    /// @inheritdoc IRuleBook
    function effectiveFrom(uint32 epoch) external view returns (uint40) {
        _checkEpoch(epoch);
        return _effectiveFrom(epoch);
    }

    /// @inheritdoc IRuleBook
    function epochCount() external view returns (uint32) {
        return _count();
    }

    function _begin(uint32 epoch, uint40 moment) private {
        _storage().epochs.push(moment, epoch);
        emit EpochAnnounced(epoch, moment, uint40(block.timestamp));
    }

    function _write(uint32 epoch, Change[] calldata changes) private {
        for (uint256 i = 0; i < changes.length; i++) {
            Change calldata change = changes[i];
            _storage().values[change.parameter].push(epoch, change.value);
            emit ParameterChanged(change.parameter, epoch, change.value, change.article);
        }
    }

    function _tell() private {
        uint32 epoch = _epochAt(uint40(block.timestamp));
        CONSORTIUM.noteRuleEpoch(epoch, epoch < _count() ? _effectiveFrom(epoch + 1) : 0);
    }

    /// @dev The first moment for which rules can be announced now. An epoch that begins now has begun, so it is later
    /// than now also when the lead is retired.
    function _earliest() private view returns (uint40) {
        uint256 lead = _find(Parameters.ANNOUNCEMENT_LEAD, _epochAt(uint40(block.timestamp)));
        // Zero is how the book says that a parameter is not set.
        // slither-disable-next-line incorrect-equality
        if (lead == 0) lead = 1;
        uint256 earliest = block.timestamp + lead;
        return earliest > type(uint40).max ? type(uint40).max : uint40(earliest);
    }

    function _value(bytes32 parameter, uint32 epoch) private view returns (uint224 value) {
        value = _find(parameter, epoch);
        // slither-disable-next-line incorrect-equality
        if (value == 0) revert RulesParameterUnset(parameter, epoch);
    }

    function _find(bytes32 parameter, uint32 epoch) private view returns (uint224) {
        return _storage().values[parameter].upperLookupRecent(epoch);
    }

    function _epochAt(uint40 moment) private view returns (uint32) {
        return uint32(_storage().epochs.upperLookupRecent(moment));
    }

    function _effectiveFrom(uint32 epoch) private view returns (uint40) {
        return uint40(_storage().epochs.at(epoch - 1)._key);
    }

    function _count() private view returns (uint32) {
        return uint32(_storage().epochs.length());
    }

    function _checkEpoch(uint32 epoch) private view {
        if (epoch == 0 || epoch > _count()) revert RulesEpochUnknown(epoch);
    }

    function _storage() private pure returns (RuleBookStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
