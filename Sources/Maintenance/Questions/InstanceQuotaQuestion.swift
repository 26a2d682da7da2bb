/// How many DB instances the account may have in a place, and has (DescribeAccountAttributes).
package struct InstanceQuotaQuestion: Question {
    package typealias Answer = Quota
    package static let kind: KindName = "instance-quota"
    package let place: Place

    package init(in place: Place) { self.place = place }
}

/// How many of something an account may have, and has.
package struct Quota: Sendable, Equatable {
    package var used: Int
    package var maximum: Int

    package init(used: Int, maximum: Int) {
        self.used = used
        self.maximum = maximum
    }
}
