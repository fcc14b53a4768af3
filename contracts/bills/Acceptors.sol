// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "../consortium/IConsortium.sol";
import {IObligationBook} from "../consortium/IObligationBook.sol";
import {ActClass, Business, Entry, MemberId, MemberKind, Rights, entryOf} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {InstrumentId} from "../lots/LotTypes.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {AcceptorRules, WHOLE_BPS, readAcceptorRules} from "./AcceptorRules.sol";
import {IAcceptors} from "./IAcceptors.sol";
import {OverdueMoments} from "./OverdueMoments.sol";

/// @title The book of what acceptors of bills owe
/// @notice See `IAcceptors`.
contract Acceptors is IAcceptors, Governed {
    /// @custom:storage-location erc7201:tradelane.acceptors
    struct AcceptorsStorage {
        mapping(MemberId => Acceptor) acceptors;
        mapping(MemberId => OverdueMoments) overdue;
        mapping(InstrumentId => uint40 moment) overdueSince;
        mapping(address account => bool) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.acceptors")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0xb509ea42c068e1bf33d98f1d3f606109b08f4b81806e0f26c62f5e95f491f400;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    modifier onlyDesk() {
        if (!_storage().desks[msg.sender]) revert AcceptorNotADesk(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IConsortium consortium, IRuleBook ruleBook) {
        CONSORTIUM = consortium;
        RULE_BOOK = ruleBook;
    }

    /// @param authority The AccessManager through which the council acts.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IAcceptors
    function setFigures(MemberId acceptor, uint64 totalAssets, uint64 deposits, uint40 asOf, uint40 until) external {
        (MemberId by, uint32 epoch) = CONSORTIUM.enterMandated(_stating(), msg.sender, acceptor);
        if (asOf > block.timestamp || until < block.timestamp) revert AcceptorFiguresInvalid(asOf, until);
        Acceptor storage a = _storage().acceptors[acceptor];
        (a.totalAssets, a.deposits, a.asOf, a.until) = (totalAssets, deposits, asOf, until);
        emit AcceptorFiguresSet(acceptor, by, totalAssets, deposits, asOf, until, epoch);
    }

    /// @inheritdoc IAcceptors
    function accept(MemberId acceptor, uint64 amount, uint64 margin) external onlyDesk {
        uint32 epoch = CONSORTIUM.ruleEpoch();
        AcceptorRules memory rules = readAcceptorRules(RULE_BOOK, epoch);
        uint40 barredUntil = _barredUntil(acceptor, rules);
        if (barredUntil != 0) revert AcceptorBarred(acceptor, barredUntil);
        if (_isBank(acceptor)) _checkCaps(acceptor, amount, margin, rules);

        Acceptor storage a = _storage().acceptors[acceptor];
        (uint64 outstanding, uint64 margins) = (a.outstanding + amount, a.margins + margin);
        (a.outstanding, a.margins) = (outstanding, margins);
        emit AcceptanceBooked(acceptor, amount, margin, outstanding, margins, epoch);
    }

    /// @inheritdoc IAcceptors
    function release(MemberId acceptor, uint64 amount, uint64 margin) external onlyDesk {
        Acceptor storage a = _storage().acceptors[acceptor];
        (uint64 outstanding, uint64 margins) = (a.outstanding - amount, a.margins - margin);
        (a.outstanding, a.margins) = (outstanding, margins);
        emit AcceptanceReleased(acceptor, amount, margin, outstanding, margins);
    }

    /// @inheritdoc IAcceptors
    function recordOverdue(MemberId acceptor, InstrumentId instrument) external onlyDesk {
        AcceptorsStorage storage $ = _storage();
        if ($.overdueSince[instrument] != 0) return;
        uint40 now_ = uint40(block.timestamp);
        $.overdueSince[instrument] = now_;
        $.overdue[acceptor] = $.overdue[acceptor].withMoment(now_);
        emit AcceptanceOverdue(acceptor, instrument, now_);
    }

    /// @inheritdoc IAcceptors
    function setDesk(address desk, bool listed) external restricted {
        _storage().desks[desk] = listed;
        emit AcceptorDeskSet(desk, listed);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IAcceptors
    function acceptorAt(MemberId acceptor) external view returns (Acceptor memory) {
        return _storage().acceptors[acceptor];
    }

    /// @inheritdoc IAcceptors
    function standingOf(MemberId acceptor) external view returns (Standing memory standing) {
        AcceptorRules memory rules = readAcceptorRules(RULE_BOOK, CONSORTIUM.ruleEpoch());
        (standing.acceptanceCap, standing.marginCap) = _caps(acceptor, rules);
        standing.overdueInWindow = _storage().overdue[acceptor].countSince(_windowStart(rules));
        standing.barredUntil = _barredUntil(acceptor, rules);
    }

    /// @inheritdoc IAcceptors
    function overdueOf(MemberId acceptor) external view returns (OverdueMoments) {
        return _storage().overdue[acceptor];
    }

    /// @inheritdoc IAcceptors
    function overdueSince(InstrumentId instrument) external view returns (uint40) {
        return _storage().overdueSince[instrument];
    }

    /// @inheritdoc IObligationBook
    /// @dev What it accepted and did not pay yet, in minor units of yuan.
    function obligationsOf(MemberId member) external view returns (uint256) {
        return _storage().acceptors[member].outstanding;
    }

    // ------------------------------------------------------------------------------------------ private

    /// @dev Who may state the figures of whom.
    function _stating() private pure returns (Entry) {
        uint16 centralBank = uint16(1) << uint8(MemberKind.CentralBank);
        uint16 bank = uint16(1) << uint8(MemberKind.Bank);
        return entryOf(Business.Bills, ActClass.Start, Rights.ACT, centralBank, bank);
    }

    function _isBank(MemberId member) private view returns (bool) {
        return CONSORTIUM.memberAt(member).kind == MemberKind.Bank;
    }

    /// @dev Products are compared, so that nothing is rounded.
    function _checkCaps(MemberId acceptor, uint64 amount, uint64 margin, AcceptorRules memory rules) private view {
        Acceptor memory a = _storage().acceptors[acceptor];
        if (a.until == 0) revert AcceptorFiguresMissing(acceptor);
        if (block.timestamp > a.until) revert AcceptorFiguresExpired(acceptor, a.until);
        if ((uint256(a.outstanding) + amount) * WHOLE_BPS > a.totalAssets * rules.acceptanceCapBps) {
            uint64 cap = _share(a.totalAssets, rules.acceptanceCapBps);
            revert AcceptorCapExceeded(acceptor, cap, a.outstanding, amount);
        }
        if ((uint256(a.margins) + margin) * WHOLE_BPS > a.deposits * rules.marginCapBps) {
            revert AcceptorMarginCapExceeded(acceptor, _share(a.deposits, rules.marginCapBps), a.margins, margin);
        }
    }

    function _caps(MemberId acceptor, AcceptorRules memory rules) private view returns (uint64, uint64) {
        if (!_isBank(acceptor)) return (type(uint64).max, type(uint64).max);
        Acceptor memory a = _storage().acceptors[acceptor];
        if (block.timestamp > a.until) return (0, 0);
        return (_share(a.totalAssets, rules.acceptanceCapBps), _share(a.deposits, rules.marginCapBps));
    }

    /// @dev The whole units of a share, which is never more than the whole: the most that amounts in units may be.
    function _share(uint64 whole, uint256 bps) private pure returns (uint64) {
        return uint64((whole * bps) / WHOLE_BPS);
    }

    /// @dev The last moment at which as many overdue acceptances as bar are within the window; zero when they are not
    /// now.
    function _barredUntil(MemberId acceptor, AcceptorRules memory rules) private view returns (uint40) {
        uint40 first = _storage().overdue[acceptor].latest(rules.barCount);
        if (first < _windowStart(rules)) return 0;
        return uint40(first + rules.barWindow);
    }

    /// @dev The earliest moment that counts now; never zero, which stands for no moment.
    function _windowStart(AcceptorRules memory rules) private view returns (uint256) {
        return block.timestamp > rules.barWindow ? block.timestamp - rules.barWindow : 1;
    }

    function _storage() private pure returns (AcceptorsStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
