// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Discount of bills
/// @notice A bank buys a lot before it is due, from an enterprise (discount) or from another bank (interbank discount).
/// It pays the lot's value less interest from the business day of the agreement to the day of maturity, or, under
/// repurchase, to the day until which the seller may redeem. Against payment the lot passes only with the final cash;
/// free of payment it passes at once, and how it is paid is between the two. An enterprise that sells stays liable as
/// an endorser, a bank that sells to another does not.
///
/// Under repurchase the seller redeems the lot at the agreed price within the agreed window, always against payment,
/// for else it could take the lot back by its own word. Until then the buyer can do nothing with it; once the window is
/// over it may keep it as its own.
interface IDiscounting is ISettlementDesk {
    /// @notice What two parties agree on. The lot's holder sells all of it.
    /// @param ref The lot as the one who signed or asked saw it.
    /// @param ratePpm Of interest, millionths a year.
    /// @param freeOfPayment Whether the lot passes at once, without an instruction.
    /// @param redemptionPrice Of a repurchase, minor units: from what was paid up to the lot's value.
    /// @param redeemFrom First moment to redeem, UTC seconds.
    /// @param redeemUntil Last moment to redeem, UTC seconds, before maturity. Zero, as the two before it: bought out.
    struct Terms {
        LotRef ref;
        MemberId buyer;
        uint32 ratePpm;
        bool freeOfPayment;
        Units redemptionPrice;
        uint40 redeemFrom;
        uint40 redeemUntil;
    }

    enum Stage {
        None,
        Buying,
        AwaitingRedemption,
        Redeeming
    }

    /// @notice A purchase that is not over. One slot: stage 8 | seller 24 | buyer 24 | price 40 | from 40 | until 40 |
    /// cut 40.
    /// @param cutAt Of a purchase that came to nothing: what was signed until then is dead, UTC seconds.
    struct Deal {
        Stage stage;
        MemberId seller;
        MemberId buyer;
        Units redemptionPrice;
        uint40 redeemFrom;
        uint40 redeemUntil;
        uint40 cutAt;
    }

    event DiscountOffered(
        LotId indexed lot,
        MemberId indexed seller,
        MemberId indexed buyer,
        Terms terms,
        uint40 deadline
    );
    /// @param instruction Zero where it is free of payment.
    /// @param price What is paid: the lot's value less interest.
    event DiscountAgreed(
        LotId indexed lot,
        MemberId indexed seller,
        MemberId indexed buyer,
        Terms terms,
        Units price,
        Units interest,
        bytes32 instruction,
        uint40 time,
        uint32 epoch
    );
    /// @notice The lot is the buyer's.
    /// @param waived Whether the seller is a bank, which is not liable.
    event LotDiscounted(
        LotId indexed lot,
        MemberId indexed seller,
        MemberId indexed buyer,
        bytes32 instruction,
        bool waived,
        uint40 time
    );
    /// @notice There was no cash; the lot is its seller's as before.
    event DiscountReleased(LotId indexed lot, MemberId indexed seller, MemberId indexed buyer, uint40 time);
    event LotRedemptionInstructed(
        LotId indexed lot,
        MemberId indexed seller,
        MemberId indexed buyer,
        bytes32 instruction,
        Units price,
        uint40 time,
        uint32 epoch
    );
    /// @notice The lot is its seller's again.
    event LotRedeemedBySeller(
        LotId indexed lot,
        MemberId indexed seller,
        MemberId indexed buyer,
        bytes32 instruction,
        uint40 time
    );
    /// @notice There was no cash to redeem; the lot awaits its redemption as before.
    event LotRedemptionReleased(LotId indexed lot, MemberId indexed seller, uint40 time);
    /// @notice The window is over, and the buyer keeps the lot.
    event LotRetained(LotId indexed lot, MemberId indexed buyer, MemberId indexed seller, uint40 time, uint32 epoch);

    error DiscountingNotSettlement(address caller);
    /// @notice Only a bank buys, and neither the acceptor, which could never pay itself, nor the holder.
    error DiscountingBuyerInvalid(LotId lot, MemberId buyer);
    error DiscountingNotAParty(LotId lot, MemberId member);
    error DiscountingRateTooHigh(uint32 ratePpm, uint32 highest);
    error DiscountingInterestTooHigh(LotId lot, uint256 interest, Units value);
    /// @notice The window is over already, empty or not before maturity, or the price is below what is paid or above
    /// the lot's value; or a purchase for good has some of them.
    error DiscountingRedemptionInvalid(LotId lot, Units price, uint40 from, uint40 until);
    /// @notice The lot does not await redemption from a discount.
    error DiscountingNoRepurchase(LotId lot);
    error DiscountingNotTheSeller(LotId lot, MemberId member, MemberId seller);
    error DiscountingOutsideWindow(LotId lot, uint40 from, uint40 until);
    error DiscountingWindowOpen(LotId lot, uint40 until);

    /// @notice The holder offers a lot to a bank.
    /// @param deadline Last moment to answer, UTC seconds; not after maturity.
    /// @custom:access member account with ACT of the holder
    function offerDiscount(Terms calldata terms, uint40 deadline) external;

    /// @notice The bank buys what it was offered. `terms` must be the same to the letter.
    /// @param endToEndId The buyer's own reference for the payment; unused free of payment.
    /// @custom:access member account with ACT of the buyer
    function buy(Terms calldata terms, bytes32 endToEndId) external;

    /// @notice Holder and bank agree at once: either acts with the other's signature.
    /// @param deadline Last moment to present the signature, UTC seconds.
    /// @param endToEndId A reference for the payment; unused free of payment.
    /// @custom:access member account with ACT of the holder or the buyer, consent of the other
    function buyWithConsent(Terms calldata terms, uint40 deadline, bytes32 endToEndId, bytes calldata consent) external;

    /// @notice The seller redeems a lot within the agreed window.
    /// @param endToEndId The seller's own reference for the payment.
    /// @custom:access member account with ACT of the seller
    function redeem(LotRef calldata ref, bytes32 endToEndId) external;

    /// @notice The window is over: the buyer keeps the lot.
    /// @custom:access member account with ACT of the holder
    function retain(LotId lot) external;

    /// @notice The purchase of a lot that is not over.
    function dealOf(LotId lot) external view returns (Deal memory);

    /// @notice What a purchase agreed now would come to.
    function priceOf(Terms calldata terms) external view returns (Units price, Units interest);

    /// @notice What holder or buyer signs for `buyWithConsent` (EIP-712).
    function discountDigest(Terms calldata terms, uint40 issuedAt, uint40 deadline) external view returns (bytes32);
}
