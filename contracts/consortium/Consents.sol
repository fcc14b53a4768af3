// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signed consents
/// @notice A consent is `signer 20 bytes | issuedAt 5 bytes | signature`, and the signature is over an EIP-712 digest
/// that covers `issuedAt`. The signature is 65 bytes (r, s, v), 64 bytes (ERC-2098), or, for an account that is a
/// contract, whatever its ERC-1271 accepts. Whose account the signer is, and whether the member revoked it, the gate
/// knows.
library Consents {
    error ConsentMalformed(uint256 length);
    error ConsentBadSignature(address signer);
    error ConsentFromFuture(address signer, uint40 issuedAt);

    uint256 private constant HEAD = 25;

    /// @notice Reads who signed and when; nothing is verified yet.
    function read(bytes calldata consent) internal pure returns (address signer, uint40 issuedAt) {
        if (consent.length <= HEAD) revert ConsentMalformed(consent.length);
        signer = address(bytes20(consent[:20]));
        issuedAt = uint40(bytes5(consent[20:HEAD]));
    }

    /// @notice Verifies the signature over the digest.
    function verify(bytes calldata consent, bytes32 digest, address signer, uint40 issuedAt) internal view {
        if (issuedAt > block.timestamp) revert ConsentFromFuture(signer, issuedAt);
        if (!isSigned(consent, digest, signer)) revert ConsentBadSignature(signer);
    }

    /// @notice Whether the signature over the digest is the signer's.
    function isSigned(bytes calldata consent, bytes32 digest, address signer) internal view returns (bool) {
        bytes calldata signature = consent[HEAD:];
        if (_recover(digest, signature) == signer && signer != address(0)) return true;
        // Only now is it worth looking for code: an ordinary account never pays for it.
        return signer.code.length != 0 && SignatureChecker.isValidERC1271SignatureNow(signer, digest, signature);
    }

    function _recover(bytes32 digest, bytes calldata signature) private pure returns (address recovered) {
        if (signature.length == 64) {
            (recovered, , ) = ECDSA.tryRecover(digest, bytes32(signature[:32]), bytes32(signature[32:]));
        } else {
            (recovered, , ) = ECDSA.tryRecoverCalldata(digest, signature);
        }
    }
}
