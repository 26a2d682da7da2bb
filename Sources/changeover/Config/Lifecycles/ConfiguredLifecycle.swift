import Maintenance

/// An entry of `lifecycles`: what is made, and when without being asked.
struct ConfiguredLifecycle: Sendable, Equatable {
    var lifecycle: Lifecycle
    /// When it is refreshed; `nil`: by command only.
    var schedule: LifecycleSchedule?

    init(_ lifecycle: Lifecycle, schedule: LifecycleSchedule? = nil) {
        self.lifecycle = lifecycle
        self.schedule = schedule
    }
}
