import Maintenance

/// What keeps the number of the cluster's readers.
///
/// Source: Aurora user guide, "Amazon Aurora Auto Scaling with Aurora Replicas": it "only scales a DB cluster if the DB cluster is
/// in the available state", which says nothing of a reader that is out, and removes only replicas that it created. Application
/// Auto Scaling user guide, "Suspending and resuming scaling": scaling in, scaling out and scheduled scaling are suspended each
/// by itself.
extension Preflight.Scope {
    /// What becomes of autoscaling meanwhile.
    enum Autoscaling: Sendable {
        /// It is left alone, and nothing else can be asked for.
        case left
        /// It is left alone, and could be suspended.
        case offered
        case suspended
        /// What an earlier operation suspended is put back.
        case restored

        init(_ wish: AutoscalingWish?) { self = wish == .suspended ? .suspended : .offered }
    }
}

extension Preflight {
    private static let scalingCheck = "reader-scaling"

    func readerScaling() -> [Finding] {
        let isWanted = scope.autoscaling == .suspended
        guard isWanted || !membership.readers.isEmpty else { return [] }
        switch basis.readerScaling {
        case .unavailable(let reason):
            guard isWanted else {
                return [
                    Preflight.notChecked(
                        Self.scalingCheck, "how many readers of \(name) autoscaling keeps", because: reason)
                ]
            }
            return [
                Finding(
                    .block, Self.scalingCheck,
                    "Autoscaling of the readers of \(name) cannot be suspended, since how it is was not read: "
                        + "\(reason.asSentence) Without `--suspend-autoscaling` it is left alone.")
            ]
        case .known(nil):
            return isWanted
                ? [
                    Finding(
                        .info, Self.scalingCheck,
                        "Nothing scales the readers of \(name): there is nothing to suspend.")
                ] : []
        case .known(let scaling?):
            return fewReaders(beside: scaling) + [standing(of: scaling)]
        }
    }

    private func fewReaders(beside scaling: ReaderScaling) -> [Finding] {
        guard let floor = scope.readersInService, floor < scaling.minimum else { return [] }
        let meanwhile =
            switch scope.autoscaling {
            case .suspended, .restored: "AWS adds none meanwhile, since that is suspended."
            case .left, .offered:
                scaling.suspension.addition
                    ? "AWS adds none meanwhile, since that is suspended."
                    : "AWS may add some meanwhile, since it scales while the cluster is available."
            }
        return [
            Finding(
                .acknowledge, Self.scalingCheck,
                "Autoscaling is to keep \(scaling.bounds) readers of \(name), and this leaves \(floor) in service for a while: "
                    + meanwhile)
        ]
    }

    private func standing(of scaling: ReaderScaling) -> Finding {
        let bounds = scaling.bounds
        let words: String
        switch (scope.autoscaling, isSuspended: scaling.suspension == .all) {
        case (.restored, _):
            words =
                "Autoscaling of the readers of \(name) (\(bounds)) is suspended, and put back as it was when the work is done."
        case (.left, true), (.offered, true), (.suspended, true):
            words = "Autoscaling of the readers of \(name) (\(bounds)) is suspended, and stays so."
        case (.suspended, false):
            words =
                "Autoscaling of the readers of \(name) (\(bounds)) is suspended by the first step, also while a maintenance window "
                + "is waited for, and put back as it was when the work is done."
        case (.left, false), (.offered, false):
            let option = scope.autoscaling == .left ? "" : " `--suspend-autoscaling` keeps it from that meanwhile."
            words =
                "Autoscaling keeps \(bounds) readers of \(name): it may add readers, or remove those that it added, whenever "
                + "the cluster is available.\(option)"
        }
        return Finding(.info, Self.scalingCheck, words)
    }
}

extension ReaderScaling {
    /// "2 to 8".
    fileprivate var bounds: String { "\(minimum) to \(maximum)" }
}
