/// The bounds between which Application Auto Scaling keeps the number of a cluster's readers.
package struct SimulatedScaling: Sendable, Hashable {
    package var cluster: String
    package var minimum: Int
    package var maximum: Int
    package var suspension = Suspension()

    /// What is held back (Application Auto Scaling API Reference, SuspendedState).
    package struct Suspension: Sendable, Hashable {
        package var removal = false
        package var addition = false
        package var schedule = false

        package init(removal: Bool = false, addition: Bool = false, schedule: Bool = false) {
            self.removal = removal
            self.addition = addition
            self.schedule = schedule
        }
    }

    package init(of cluster: String, _ minimum: Int, to maximum: Int) {
        self.cluster = cluster
        self.minimum = minimum
        self.maximum = maximum
    }
}
