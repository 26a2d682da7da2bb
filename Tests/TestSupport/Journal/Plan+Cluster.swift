package import Maintenance

extension Plan {
    /// Changes what the plan tells of its cluster.
    package mutating func changeCluster(_ change: (inout ClusterSubject) -> Void) {
        guard var cluster = subject.base as? ClusterSubject else { return }
        change(&cluster)
        subject = AnySubject(cluster)
    }

    /// How the cluster was then; a plan that does not keep it cannot be rolled back by command.
    package var beginning: Beginning? {
        get { cluster?.beginning }
        set { changeCluster { $0.beginning = newValue } }
    }
}
