/** What a desk may do to lots: bits of `Encumbrance` and `DeskPower` in `contracts/lots/Lot.sol`. */
export const deskPowers = {
  IN_REDEMPTION: 1 << 5,
  ORIGINATE: 1 << 8,
  SERVICE: 1 << 9,
} as const;
