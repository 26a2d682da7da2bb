import Maintenance

/// An entry of `lifecycles`: what is made, in which account, and when without being asked.
struct ConfiguredLifecycle: Sendable, Equatable {
    var lifecycle: Lifecycle
    /// The number of the account that the bot's credentials have to be of; `nil`: whichever they are of.
    var account: String?
    /// When it is refreshed; `nil`: by command only.
    var schedule: LifecycleSchedule?

    init(_ lifecycle: Lifecycle, account: String? = nil, schedule: LifecycleSchedule? = nil) {
        self.lifecycle = lifecycle
        self.account = account
        self.schedule = schedule
    }
}
