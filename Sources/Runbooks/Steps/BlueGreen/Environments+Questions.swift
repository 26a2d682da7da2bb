import Maintenance

extension Set<AnyQuestion> {
    /// The deployments of a place and the clusters in them, whose names change.
    static func environments(in place: Place) -> Set<AnyQuestion> {
        [AnyQuestion(DeploymentsQuestion(in: place)), AnyQuestion(DatabasesQuestion(in: place))]
    }
}
