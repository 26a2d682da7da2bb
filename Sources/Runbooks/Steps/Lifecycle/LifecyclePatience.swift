import Maintenance

/// How long steps of lifecycles may be in progress before a person is asked, by what they wait for.
enum LifecyclePatience {
    /// A database or a snapshot that AWS makes, a first backup included: a restore of a big one can take a day.
    case making
    /// A new database to be at rest, before a call or after it: AWS may be backing it up (`backing-up`: "currently being backed
    /// up", RDS user guide, "Viewing Amazon RDS DB instance status"), which takes as long as its size asks for.
    case rest
    /// Statements in a database that is at rest first.
    case masking
    /// A deletion without a last snapshot.
    case deletion
    /// A record, with its zones, or tags alone.
    case record

    var span: Span {
        switch self {
        case .making: .minutes(26 * 60)
        case .rest: .minutes(24 * 60)
        case .masking: LifecyclePatience.rest.span + .minutes(7 * 60)
        case .deletion: .minutes(180)
        case .record: .minutes(30)
        }
    }
}

extension Step {
    /// A step of a lifecycle that is not tied to others yet.
    init(
        _ id: StepID, _ title: String, note: String? = nil, _ kind: some StepKind, expected: Span,
        waitingFor wait: LifecyclePatience
    ) {
        self.init(id, title, note: note, kind, expected: expected, patience: wait.span)
    }
}

/// Why nobody knows how long a restore or a copy takes.
enum LifecycleTime {
    /// Source: aws.md §4.12, which has a figure of AWS for a clone, and none for a restore.
    static let guess = "it depends on the size, and AWS names no figure"
}
