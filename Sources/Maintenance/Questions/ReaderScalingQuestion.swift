/// How autoscaling keeps the number of a cluster's readers; known `nil` where it does not (DescribeScalableTargets of
/// Application Auto Scaling).
package struct ReaderScalingQuestion: Question {
    package typealias Answer = ReaderScaling?
    package static let kind: KindName = "reader-scaling"
    package let target: Target

    package init(of target: Target) { self.target = target }

    package var place: Place { target.place }
}

/// The bounds between which autoscaling keeps the number of readers.
package struct ReaderScaling: Sendable, Equatable {
    /// What of it is held back (API reference, SuspendedState).
    package struct Suspension: Sendable, Codable, Equatable {
        package var removal: Bool
        package var addition: Bool
        package var schedule: Bool

        package init(removal: Bool = false, addition: Bool = false, schedule: Bool = false) {
            self.removal = removal
            self.addition = addition
            self.schedule = schedule
        }

        private enum CodingKeys: String, CodingKey {
            case removal, addition, schedule
        }

        package static let none = Suspension()
        package static let all = Suspension(removal: true, addition: true, schedule: true)
    }

    package var minimum: Int
    package var maximum: Int
    package var suspension: Suspension

    package init(minimum: Int, maximum: Int, suspension: Suspension = .none) {
        self.minimum = minimum
        self.maximum = maximum
        self.suspension = suspension
    }
}
