/// The account and region that a cluster lives in; one observer serves each.
package struct Place: Hashable, Comparable, Sendable, Codable {
    package var account: String
    package var region: String

    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }

    package static func < (left: Place, right: Place) -> Bool {
        (left.account, left.region) < (right.account, right.region)
    }
}

/// The cluster that an operation works on; no two operations work on one at a time.
package struct Target: Hashable, Comparable, Sendable, Codable {
    package var place: Place
    package var cluster: ClusterID

    package init(place: Place, cluster: ClusterID) {
        self.place = place
        self.cluster = cluster
    }

    package static func < (left: Target, right: Target) -> Bool {
        (left.place, left.cluster) < (right.place, right.cluster)
    }
}

/// The names under which it is stored.
extension Place {
    private enum CodingKeys: String, CodingKey {
        case account, region
    }
}

/// The names under which it is stored.
extension Target {
    private enum CodingKeys: String, CodingKey {
        case place, cluster
    }
}
