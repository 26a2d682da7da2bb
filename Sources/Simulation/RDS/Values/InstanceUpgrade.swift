/// An upgrade in place of an instance that belongs to no cluster, as it was asked for.
struct InstanceUpgrade: Sendable, Hashable {
    /// How it will end otherwise than it should.
    enum Failure: Sendable, Hashable {
        /// AWS's checks find something before the database stops.
        case check(because: String)
        /// The new version does not start, and everything is undone.
        case start
    }

    let version: EngineVersion
    let isMajor: Bool
    let parameterGroup: String?
    let optionGroup: String?
    var failure: Failure?
}

extension String {
    /// The numbers of an engine version, to be compared one after the other.
    var versionNumbers: [Int] { split { !$0.isNumber }.compactMap { Int($0) } }

    func isVersion(before other: String) -> Bool {
        versionNumbers.lexicographicallyPrecedes(other.versionNumbers)
    }
}
