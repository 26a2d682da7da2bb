extension Lifecycle {
    /// A role that a cluster is given, with the feature that it is for where the engine asks for one: Aurora PostgreSQL always
    /// does (AddRoleToDBCluster, `FeatureName`: "the name of the feature for the DB cluster that the IAM role is to be associated
    /// with", from `SupportedFeatureNames` of the engine's version).
    package struct Role: Sendable, Hashable, Comparable, Codable {
        package var arn: String
        package var feature: String?

        package init(_ arn: String, for feature: String? = nil) {
            self.arn = arn
            self.feature = feature
        }

        /// As it is written: `arn:aws:iam::111122223333:role/x`, or `s3Import=arn:aws:iam::111122223333:role/x`.
        package init(text: String) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, !parts[0].hasPrefix("arn:") else {
                self.init(text)
                return
            }
            self.init(parts[1], for: parts[0])
        }

        package var text: String { feature.map { "\($0)=\(arn)" } ?? arn }

        package init(from decoder: any Decoder) throws {
            self.init(text: try decoder.singleValueContainer().decode(String.self))
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }

        package static func < (left: Role, right: Role) -> Bool { left.text < right.text }
    }
}
