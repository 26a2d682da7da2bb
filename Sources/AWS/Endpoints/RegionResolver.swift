/// Finds the region that calls go to when none is given explicitly.
package enum RegionResolver {
    /// `AWS_REGION`, then `AWS_DEFAULT_REGION`, then the region of the profile.
    package static func resolve(environment: [String: String], profileRegion: String?) -> String? {
        environment["AWS_REGION"].nonEmpty ?? environment["AWS_DEFAULT_REGION"].nonEmpty ?? profileRegion.nonEmpty
    }
}
