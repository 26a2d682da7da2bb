extension CommandFamily {
    static let restraints = CommandFamily(
        "Holding everybody back",
        [[LockCommand.self, UnlockCommand.self], [FreezeCommand.self, UnfreezeCommand.self]])

    /// A note on commands that impose or lift a restraint.
    static let noteOnRestraints =
        "What AWS is at already goes on; no new call is made and nothing can be started meanwhile."
}
