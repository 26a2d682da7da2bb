/// The versions that an engine's version can be upgraded to (`ValidUpgradeTarget` of DescribeDBEngineVersions).
package struct UpgradeTargetsQuestion: Question {
    package typealias Answer = [UpgradeTarget]
    package static let kind: KindName = "upgrade-targets"
    package let place: Place
    package let engine: String
    package let version: String

    package init(of engine: String, _ version: String, in place: Place) {
        self.place = place
        self.engine = engine
        self.version = version
    }
}

/// A version that another one can be upgraded to.
package struct UpgradeTarget: Sendable, Equatable {
    package var version: String
    package var isMajor: Bool

    package init(version: String, isMajor: Bool) {
        self.version = version
        self.isMajor = isMajor
    }
}
