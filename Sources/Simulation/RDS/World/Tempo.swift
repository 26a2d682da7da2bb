/// How long things take in the simulated region, and by what factor they are quickened.
///
/// AWS publishes few figures ("typically less than 60 seconds" for a failover, "under a minute" for a switchover); the others are
/// what people report of theirs: minutes for creations and class changes, and a lag of up to a minute before a change shows.
package struct Tempo: Sendable, Hashable {
    var factor: Double

    package init(factor: Double) {
        self.factor = factor
    }

    package static let realistic = Tempo(factor: 1)
    /// An hour of AWS in a minute.
    package static let demo = Tempo(factor: 1.0 / 60)
    /// Everything is done at once: for tests that do not care about waiting.
    package static let immediate = Tempo(factor: 0)

    func scaled(_ duration: Duration) -> Duration {
        .milliseconds(Int64(Double(duration.wholeMilliseconds) * factor))
    }

    /// A duration of the given kind: bounded, skewed to the right, and the same on every machine for the same draws.
    func draw(_ wait: Wait, from draws: inout SeededGenerator) -> Duration {
        let (median, spread, bounds) = wait.figures
        var seconds = median
        // A product of small factors is close to log-normal, and needs no function of the C library, whose last bit
        // may differ between machines.
        for _ in 0..<4 {
            seconds *= 1 + spread * (2 * draws.unit() - 1)
        }
        seconds = min(max(seconds, bounds.lowerBound), bounds.upperBound)
        return .milliseconds(Int64(seconds * factor * 1000))
    }
}

/// The kinds of waiting that the region makes people do.
enum Wait {
    case callLatency
    case slowReply
    case clientTimeout
    case credentialOutage
    case staleness
    case showsAfterCreation
    case listedAfterCreation
    case creation
    case configuration
    case firstBackup
    case modificationShows
    case classChange
    case restart
    case rebootShows
    case eventShows
    case parametersApplied
    case failoverShows
    case failoverFlips
    case slowFailoverFlips
    case failoverSettles
    case deletionShows
    case deletion
    case deletionListLag
    case backup
    case interference
    case zoneProcessing
    case zonePropagation
    case slowZonePropagation
    case storageTypeChange
    case minorUpgrade
    case majorUpgrade
    case maintenance
    case maintenanceListLag
    case clone
    case fullRestore
    case snapshotRestore
    case instanceRestore
    case slowRestore
    case snapshotCopy
    case settingsApplied
    case roleTaken
    case tagListLag
    case volumeChange
    case optimization
    case targetRegistration
    case targetDeregistration
    case deploymentShows
    case taskGap
    case greenCreation
    case greenUpgrade
    case greenTopology
    case switchoverShows
    case guardrails
    case switchover
    case slowSwitchover
    case renaming
    case deploymentDeletion
    case standbyFailover
    case standbyChange
    case standbyActivation
    case classFailover
    case formerPrimaryChange
    case zonesShow
    case upgradeCheck
    case replicaUpgrade
    case storageLoading
    case storageLayoutUpgrade

    /// Median, relative spread per factor and bounds, in seconds.
    var figures: (median: Double, spread: Double, bounds: ClosedRange<Double>) {
        switch self {
        case .callLatency: (0.12, 0.3, 0.03...0.8)
        case .slowReply: (9, 0.3, 3...30)
        case .clientTimeout: (15, 0, 15...15)
        case .credentialOutage: (15, 0.4, 2...60)
        case .eventShows: (120, 0.5, 20...300)
        case .staleness: (5, 0.4, 1...20)
        case .showsAfterCreation: (2, 0.4, 0...10)
        case .listedAfterCreation: (6, 0.4, 0...30)
        case .creation: (380, 0.3, 150...900)
        case .configuration: (25, 0.4, 5...90)
        case .firstBackup: (20, 0.4, 5...60)
        case .modificationShows: (15, 0.4, 2...60)
        case .classChange: (360, 0.25, 180...700)
        case .restart: (30, 0.4, 10...90)
        case .rebootShows: (3, 0.4, 0.5...10)
        case .parametersApplied: (12, 0.4, 2...40)
        case .failoverShows: (1.2, 0.4, 0.2...4)
        case .failoverFlips: (13, 0.35, 4...38)
        case .slowFailoverFlips: (90, 0.3, 50...180)
        case .failoverSettles: (8, 0.4, 1...25)
        case .deletionShows: (2, 0.4, 0.2...8)
        case .deletion: (180, 0.3, 70...420)
        case .deletionListLag: (6, 0.4, 0.5...30)
        case .backup: (120, 0.4, 40...400)
        case .interference: (180, 0.4, 1...900)
        case .zoneProcessing: (0.8, 0.5, 0.1...6)
        case .zonePropagation: (25, 0.4, 5...60)
        case .slowZonePropagation: (240, 0.4, 70...900)
        case .storageTypeChange: (150, 0.4, 40...600)
        case .minorUpgrade: (420, 0.3, 150...1200)
        case .majorUpgrade: (1100, 0.3, 500...3000)
        case .maintenance: (240, 0.3, 90...700)
        case .clone: (300, 0.3, 120...900)
        case .fullRestore: (2400, 0.3, 900...7200)
        case .snapshotRestore: (1500, 0.4, 400...7200)
        case .instanceRestore: (900, 0.4, 300...5400)
        case .slowRestore: (36_000, 0.4, 14_400...86_400)
        case .snapshotCopy: (300, 0.4, 60...1800)
        case .settingsApplied: (20, 0.4, 3...90)
        case .roleTaken: (15, 0.4, 2...90)
        case .tagListLag: (6, 0.4, 0.5...30)
        case .deploymentShows: (8, 0.4, 1...30)
        case .taskGap: (5, 0.4, 1...20)
        case .greenCreation: (700, 0.3, 250...2000)
        case .greenUpgrade: (1000, 0.3, 400...3000)
        case .greenTopology: (500, 0.3, 200...1400)
        case .switchoverShows: (4, 0.4, 0.5...15)
        case .guardrails: (12, 0.4, 3...25)
        case .switchover: (30, 0.35, 12...100)
        case .slowSwitchover: (450, 0.3, 310...900)
        case .renaming: (8, 0.4, 2...25)
        case .deploymentDeletion: (60, 0.4, 15...240)
        case .targetRegistration: (90, 0.4, 20...400)
        case .targetDeregistration: (10, 0.4, 2...40)
        case .volumeChange: (200, 0.4, 60...900)
        case .optimization: (14_400, 0.4, 3600...72_000)
        case .standbyFailover: (75, 0.2, 60...120)
        case .standbyChange: (400, 0.3, 180...900)
        case .standbyActivation: (37, 0.3, 15...60)
        case .classFailover: (40, 0.2, 25...60)
        case .formerPrimaryChange: (700, 0.3, 300...1500)
        case .zonesShow: (150, 0.4, 40...600)
        case .upgradeCheck: (90, 0.4, 30...300)
        case .replicaUpgrade: (300, 0.3, 100...900)
        case .storageLoading: (4500, 0.4, 900...21_600)
        case .storageLayoutUpgrade: (3600, 0.4, 900...14_400)
        case .maintenanceListLag: (20, 0.4, 3...90)
        }
    }
}
