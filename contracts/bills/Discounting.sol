// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IConsortium} from "../consortium/IConsortium.sol";
import {MemberId, MemberKind, NOBODY} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {Instrument} from "../lots/Instrument.sol";
import {IRequests} from "../lots/IRequests.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {Trail} from "../lots/Trail.sol";
import {Interest} from "../rules/Interest.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {atMost} from "./AcceptorRules.sol";
import {BillTable as Table} from "./BillTable.sol";
import {ConsentDesk} from "./ConsentDesk.sol";
import {IBills} from "./IBills.sol";
import {IDiscounting} from "./IDiscounting.sol";

/// @title Desk of discount of bills
/// @notice See `IDiscounting`.
/// @dev A payment's subject is the lot's name: while cash is on its way the lot neither moves nor is cut, and the stage
/// of the deal tells what the cash is for.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Discounting is IDiscounting, ConsentDesk {
    /// @dev A purchase on its way through one act.
    struct Purchase {
        MemberId seller;
        Units price;
        Units interest;
        uint32 epoch;
    }

    /// @custom:storage-location erc7201:tradelane.discounting
    struct DiscountingStorage {
        mapping(LotId => Deal) deals;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.discounting")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x27c758e861da688d71083bc9a35d069433a7eafd6b729f6ea92d591adad62700;

    bytes32 private constant DISCOUNT_TYPE = keccak256(
        "Discount(uint256 lot,bytes21 trail,uint24 buyer,uint32 ratePpm,bool freeOfPayment,uint40 redemptionPrice,"
        "uint40 redeemFrom,uint40 redeemUntil,uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IConsortium public immutable CONSORTIUM;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert DiscountingNotSettlement(msg.sender);
        _;
    }

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IConsortium consortium,
        IBills bills,
        ISettlement settlement,
        IRuleBook ruleBook
    ) ConsentDesk(consortium, bills) {
        CONSORTIUM = consortium;
        SETTLEMENT = settlement;
        RULE_BOOK = ruleBook;
    }

    // ------------------------------------------------------------------------------------------ purchase

    /// @inheritdoc IDiscounting
    function offerDiscount(Terms calldata terms, uint40 deadline) external {
        bytes32 deal = _content(terms, 0, 0);
        (MemberId me, uint32 epoch) = _askAsHolder(Table.OFFER_DISCOUNT, terms.ref, terms.buyer, deadline, deal);
        _reckon(terms, epoch);
        emit DiscountOffered(terms.ref.lot, me, terms.buyer, terms, deadline);
    }

    /// @inheritdoc IDiscounting
    // The ledger, which judges first, knows no way back into its desks.
    // slither-disable-next-line reentrancy-no-eth
    function buy(Terms calldata terms, bytes32 endToEndId) external {
        ActRow row = terms.redeemUntil == 0 ? Table.BUY_OUT : Table.BUY_UNDER_REPURCHASE;
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            row,
            Table.OFFER_DISCOUNT,
            terms.ref.lot,
            _content(terms, 0, 0)
        );
        BILLS.take(row, terms.ref, agreement);
        _conclude(terms, _reckon(terms, parties.epoch), endToEndId);
    }

    /// @inheritdoc IDiscounting
    // The ledger, which judges first, knows no way back into its desks.
    // slither-disable-next-line reentrancy-no-eth
    function buyWithConsent(
        Terms calldata terms,
        uint40 deadline,
        bytes32 endToEndId,
        bytes calldata consent
    ) external {
        ActRow row = terms.redeemUntil == 0 ? Table.BUY_OUT_WITH_CONSENT : Table.BUY_UNDER_REPURCHASE_WITH_CONSENT;
        LotId id = terms.ref.lot;
        bytes32 content = _content(terms, _signedAt(consent), deadline);
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _hear(row, id, content, deadline, consent);
        BILLS.take(row, terms.ref, agreement);
        uint40 cutAt = _storage().deals[id].cutAt;
        if (agreement.signedAt <= cutAt) revert IRequests.LotsConsentCut(id, agreement.signedAt, cutAt);
        Purchase memory purchase = _reckon(terms, parties.epoch);
        if (parties.me != purchase.seller && parties.me != terms.buyer) revert DiscountingNotAParty(id, parties.me);
        _checkSignedFor(parties.other, parties.me == terms.buyer ? purchase.seller : terms.buyer);
        _conclude(terms, purchase, endToEndId);
    }

    /// @dev Checks what was agreed, all but what the ledger checks, and reckons what it comes to.
    function _reckon(Terms calldata terms, uint32 epoch) private view returns (Purchase memory purchase) {
        LotId id = terms.ref.lot;
        Lot memory lot = BILLS.lotAt(id);
        Instrument memory bill = BILLS.instrumentAt(id.instrumentOf());
        bool invalid = terms.buyer == lot.holder || terms.buyer == bill.obligor;
        if (invalid || CONSORTIUM.memberAt(terms.buyer).kind != MemberKind.Bank) {
            revert DiscountingBuyerInvalid(id, terms.buyer);
        }
        bool outright = terms.redeemUntil == 0;
        uint256 interest = _interest(terms, lot.units(), outright ? bill.maturity : terms.redeemUntil, epoch);
        Units price = lot.units() - Units.wrap(uint40(interest));
        bool sound =
            outright
                ? terms.redemptionPrice.isZero() && terms.redeemFrom == 0
                : terms.redeemFrom <= terms.redeemUntil &&
                    terms.redeemUntil < bill.maturity &&
                    price <= terms.redemptionPrice &&
                    terms.redemptionPrice <= lot.units();
        if (!sound) {
            revert DiscountingRedemptionInvalid(id, terms.redemptionPrice, terms.redeemFrom, terms.redeemUntil);
        }
        return Purchase(lot.holder, price, Units.wrap(uint40(interest)), epoch);
    }

    /// @dev It must leave something to pay.
    function _interest(
        Terms calldata terms,
        Units value,
        uint40 until,
        uint32 epoch
    ) private view returns (uint256 interest) {
        LotId id = terms.ref.lot;
        if (until <= block.timestamp) {
            revert DiscountingRedemptionInvalid(id, terms.redemptionPrice, terms.redeemFrom, terms.redeemUntil);
        }
        bytes32[] memory names = new bytes32[](3);
        names[0] = Parameters.BILL_HIGHEST_DISCOUNT_RATE;
        names[1] = Parameters.BUSINESS_DAY_ZONE;
        names[2] = Parameters.DAY_COUNT;
        uint224[] memory rules = RULE_BOOK.valuesAt(names, epoch);
        uint32 highest = uint32(atMost(type(uint32).max, rules[0], names[0]));
        if (terms.ratePpm > highest) revert DiscountingRateTooHigh(terms.ratePpm, highest);
        uint40 daysCount = Interest.daysBetween(uint40(block.timestamp), until, rules[1]);
        interest = Interest.halfUp(value.value(), terms.ratePpm, daysCount, Interest.daysOfYear(rules[2]));
        if (interest >= value.value()) revert DiscountingInterestTooHigh(id, interest, value);
    }

    /// @dev The lot waits for its cash, or passes at once.
    // Settlement and the ledger know no way back into their desks.
    // slither-disable-next-line reentrancy-no-eth
    function _conclude(Terms calldata terms, Purchase memory purchase, bytes32 endToEndId) private {
        LotId id = terms.ref.lot;
        Deal memory deal = Deal({
            stage: Stage.Buying,
            seller: purchase.seller,
            buyer: terms.buyer,
            redemptionPrice: terms.redemptionPrice,
            redeemFrom: terms.redeemFrom,
            redeemUntil: terms.redeemUntil,
            cutAt: 0
        });
        _storage().deals[id] = deal;
        bytes32 instruction =
            terms.freeOfPayment
                ? bytes32(0)
                : _instruct(id, deal.buyer, deal.seller, purchase.price, endToEndId, purchase.epoch);
        emit DiscountAgreed({
            lot: id,
            seller: deal.seller,
            buyer: deal.buyer,
            terms: terms,
            price: purchase.price,
            interest: purchase.interest,
            instruction: instruction,
            time: uint40(block.timestamp),
            epoch: purchase.epoch
        });
        if (terms.freeOfPayment) _hand(id, deal, bytes32(0), purchase.epoch);
    }

    /// @dev The lot is the buyer's, for good or until it is redeemed.
    function _hand(LotId id, Deal memory deal, bytes32 instruction, uint32 epoch) private {
        // A kind and a window are not amounts that somebody could move by a little.
        // slither-disable-start incorrect-equality
        bool waived = CONSORTIUM.memberAt(deal.seller).kind == MemberKind.Bank;
        if (deal.redeemUntil == 0) delete _storage().deals[id];
        else _storage().deals[id].stage = Stage.AwaitingRedemption;
        // slither-disable-end incorrect-equality
        emit LotDiscounted(id, deal.seller, deal.buyer, instruction, waived, uint40(block.timestamp));
        uint8 step = waived ? Trail.SOLD : Trail.DISCOUNTED;
        BILLS.deliver(id, Encumbrance.IN_FINANCING, deal.buyer, step, instruction, epoch);
    }

    // ------------------------------------------------------------------------------------------ repurchase

    /// @inheritdoc IDiscounting
    function redeem(LotRef calldata ref, bytes32 endToEndId) external {
        LotId id = ref.lot;
        Deal memory deal = _awaiting(id);
        ActRow row = Table.REDEEM;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, deal.buyer);
        if (me != deal.seller) revert DiscountingNotTheSeller(id, me, deal.seller);
        if (block.timestamp < deal.redeemFrom || block.timestamp > deal.redeemUntil) {
            revert DiscountingOutsideWindow(id, deal.redeemFrom, deal.redeemUntil);
        }
        _storage().deals[id].stage = Stage.Redeeming;
        BILLS.encumber(row, ref);
        Units price = deal.redemptionPrice;
        bytes32 instruction = _instruct(id, me, deal.buyer, price, endToEndId, epoch);
        emit LotRedemptionInstructed(id, me, deal.buyer, instruction, price, uint40(block.timestamp), epoch);
    }

    function _handBack(LotId id, Deal memory deal, bytes32 instruction, uint32 epoch) private {
        delete _storage().deals[id];
        emit LotRedeemedBySeller(id, deal.seller, deal.buyer, instruction, uint40(block.timestamp));
        uint16 reason = Encumbrance.IN_FINANCING | Encumbrance.AWAITING_REDEMPTION;
        BILLS.deliver(id, reason, deal.seller, Trail.REPURCHASED, instruction, epoch);
    }

    /// @inheritdoc IDiscounting
    function retain(LotId id) external {
        ActRow row = Table.RETAIN;
        (MemberId me, uint32 epoch) = GATE.enter(row.entry(), msg.sender, NOBODY);
        Lot memory lot = BILLS.lotAt(id);
        _checkHolder(id, lot, me);
        _checkFree(row, id, lot.flags);
        Deal memory deal = _awaiting(id);
        if (block.timestamp <= deal.redeemUntil) revert DiscountingWindowOpen(id, deal.redeemUntil);
        delete _storage().deals[id];
        emit LotRetained(id, me, deal.seller, uint40(block.timestamp), epoch);
        BILLS.release(id, row.required());
    }

    function _awaiting(LotId id) private view returns (Deal memory deal) {
        deal = _storage().deals[id];
        if (deal.stage < Stage.AwaitingRedemption) revert DiscountingNoRepurchase(id);
    }

    // ------------------------------------------------------------------------------------------ cash

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotId id = LotId.wrap(uint256(subject));
        Deal memory deal = _storage().deals[id];
        if (deal.stage == Stage.Buying) _hand(id, deal, instruction, epoch);
        else _handBack(id, deal, instruction, epoch);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        LotId id = LotId.wrap(uint256(subject));
        Deal memory deal = _storage().deals[id];
        uint40 time = uint40(block.timestamp);
        uint16 reason = Encumbrance.IN_FINANCING;
        if (deal.stage == Stage.Redeeming) {
            _storage().deals[id].stage = Stage.AwaitingRedemption;
            emit LotRedemptionReleased(id, deal.seller, time);
        } else {
            if (deal.redeemUntil != 0) reason |= Encumbrance.AWAITING_REDEMPTION;
            delete _storage().deals[id];
            _storage().deals[id].cutAt = time;
            emit DiscountReleased(id, deal.seller, deal.buyer, time);
        }
        BILLS.release(id, reason);
    }

    function _instruct(
        LotId id,
        MemberId payer,
        MemberId payee,
        Units amount,
        bytes32 endToEndId,
        uint32 epoch
    ) private returns (bytes32) {
        ISettlement.Order memory order = ISettlement.Order({
            payer: payer,
            payee: payee,
            currency: BILLS.instrumentAt(id.instrumentOf()).currency,
            amount: amount.value(),
            subject: bytes32(LotId.unwrap(id)),
            endToEndId: endToEndId
        });
        return SETTLEMENT.instruct(order, epoch);
    }

    // ------------------------------------------------------------------------------------------ reading

    /// @inheritdoc IDiscounting
    function dealOf(LotId lot) external view returns (Deal memory) {
        return _storage().deals[lot];
    }

    /// @inheritdoc IDiscounting
    function priceOf(Terms calldata terms) external view returns (Units price, Units interest) {
        Purchase memory purchase = _reckon(terms, RULE_BOOK.epochAt(uint40(block.timestamp)));
        return (purchase.price, purchase.interest);
    }

    /// @inheritdoc IDiscounting
    function discountDigest(Terms calldata terms, uint40 issuedAt, uint40 deadline) external view returns (bytes32) {
        return _typedDigest(_content(terms, issuedAt, deadline));
    }

    // ------------------------------------------------------------------------------------------ private

    /// @dev Terms are encoded as their fields are: the lot with its trail comes first.
    function _content(Terms calldata terms, uint40 issuedAt, uint40 deadline) private pure returns (bytes32) {
        return keccak256(abi.encode(DISCOUNT_TYPE, terms, issuedAt, deadline));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Discounting";
    }

    function _storage() private pure returns (DiscountingStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
