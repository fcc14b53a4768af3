// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {LineKey, LineWord, lineKey, packLine} from "./CreditLine.sol";
import {CreditLineEntries} from "./CreditLineEntries.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";

/// @title The book of credit lines
/// @notice See `ICreditLines`.
contract CreditLines is ICreditLines, Gated, Governed {
    /// @dev `inUse`: how many lines for confirmation of which something is used a member granted or was granted.
    /// @custom:storage-location erc7201:tradelane.creditLines
    struct CreditLinesStorage {
        mapping(LineKey => LineWord) lines;
        mapping(MemberId => uint256) inUse;
        mapping(address account => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.creditLines")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb8565c5b3de7f4d15b0fb0c38151910bcdb02bc53d96df50ccb9e55d1bc9ce00;

    modifier onlyDesk() {
        if (!_storage().desks[msg.sender]) revert CreditLineNotADesk(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate) Gated(gate) {}

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc ICreditLines
    function grant(MemberId debtor, uint16 currency, LinePurpose purpose, uint64 limit, uint40 until) external {
        (MemberId bank, uint32 epoch) = GATE.enter(CreditLineEntries.GRANT, msg.sender, debtor);
        if (until < block.timestamp || currency == 0) revert CreditLineTermsInvalid(limit, until);
        LineKey key = lineKey(bank, debtor, currency, purpose);
        LineWord line = _storage().lines[key];
        _storage().lines[key] = packLine(limit, line.used(), until, line.suspended());
        emit CreditLineGranted(bank, debtor, currency, purpose, limit, until, epoch);
    }

    /// @inheritdoc ICreditLines
    function suspend(MemberId debtor, uint16 currency, LinePurpose purpose) external {
        (MemberId bank, ) = GATE.enter(CreditLineEntries.SUSPEND, msg.sender, NOBODY);
        _setSuspended(bank, debtor, currency, purpose, true);
        emit CreditLineSuspended(bank, debtor, currency, purpose, uint40(block.timestamp));
    }

    /// @inheritdoc ICreditLines
    function resume(MemberId debtor, uint16 currency, LinePurpose purpose) external {
        (MemberId bank, ) = GATE.enter(CreditLineEntries.GRANT, msg.sender, debtor);
        _setSuspended(bank, debtor, currency, purpose, false);
        emit CreditLineResumed(bank, debtor, currency, purpose, uint40(block.timestamp));
    }

    /// @inheritdoc ICreditLines
    function consume(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose,
        uint64 amount
    ) external onlyDesk {
        LineKey key = lineKey(bank, debtor, currency, purpose);
        LineWord line = _storage().lines[key];
        if (!line.wasGranted()) revert CreditLineMissing(bank, debtor, currency, purpose);
        if (line.suspended()) revert CreditLineIsSuspended(bank, debtor, currency, purpose);
        if (block.timestamp > line.until()) {
            revert CreditLineExpired(bank, debtor, currency, purpose, line.until());
        }
        uint64 used = line.used();
        uint64 left = line.limit() > used ? line.limit() - used : 0;
        if (amount > left) revert CreditLineExceeded(bank, debtor, currency, purpose, left, amount);
        if (used == 0 && amount != 0 && purpose == LinePurpose.Confirmation) {
            ++_storage().inUse[bank];
            ++_storage().inUse[debtor];
        }
        _storage().lines[key] = line.withUsed(used + amount);
        emit CreditLineUsed(bank, debtor, currency, purpose, used + amount);
    }

    /// @inheritdoc ICreditLines
    function release(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose,
        uint64 amount
    ) external onlyDesk {
        LineKey key = lineKey(bank, debtor, currency, purpose);
        LineWord line = _storage().lines[key];
        uint64 used = line.used() - amount;
        if (used == 0 && amount != 0 && purpose == LinePurpose.Confirmation) {
            --_storage().inUse[bank];
            --_storage().inUse[debtor];
        }
        _storage().lines[key] = line.withUsed(used);
        emit CreditLineReleased(bank, debtor, currency, purpose, used);
    }

    /// @inheritdoc ICreditLines
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit CreditLineDeskSet(desk, listed);
    }

    /// @inheritdoc ICreditLines
    function lineAt(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose
    ) external view returns (CreditLine memory) {
        return _storage().lines[lineKey(bank, debtor, currency, purpose)].unpack();
    }

    /// @inheritdoc IObligationBook
    /// @dev How many lines for confirmation are in use: a debtor owes on them, a bank answers for them.
    function obligationsOf(MemberId member) external view returns (uint256) {
        return _storage().inUse[member];
    }

    function _setSuspended(
        MemberId bank,
        MemberId debtor,
        uint16 currency,
        LinePurpose purpose,
        bool suspended
    ) private {
        LineKey key = lineKey(bank, debtor, currency, purpose);
        LineWord line = _storage().lines[key];
        if (!line.wasGranted()) revert CreditLineMissing(bank, debtor, currency, purpose);
        _storage().lines[key] = line.withSuspended(suspended);
    }

    function _storage() private pure returns (CreditLinesStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
