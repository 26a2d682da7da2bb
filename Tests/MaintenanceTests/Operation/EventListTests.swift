import Foundation
import Maintenance
import Testing

/// Holds the table of transitions complete: a new case of `Event` does not compile here, and fails until each section of
/// the table has its row.
@Suite struct EventListTests {
    private enum Kind: String, CaseIterable {
        case planned, replanned, discarded, planExpired, planReminded, started
        case stepStarted, stepCompleted, stepTroubled, stepRecovered, stepSkipped
        case mutationIntended, mutationAccepted, mutationUnknown, mutationDeferred, mutationRefused, mutationLacking
        case mutationWithheld, mutationUnderWay, mutationSeen, mutationVanished, mutationProved, mutationFailed,
            mutationUnproved
        case gateOpened, gatePrompted, gateCounted, gateReactionIgnored
        case gateApproved, gateVetoed, gateExpired, gateVoided, gateReminded, gateEscalated
        case paused, resumed, reset, held, unheld, patienceChanged, clockSet, aborted, completed
    }

    /// Never called: it does not compile when a case is missing above.
    private static func kind(of event: Event) -> Kind {
        switch event {
        case .planned: .planned
        case .replanned: .replanned
        case .discarded: .discarded
        case .planExpired: .planExpired
        case .planReminded: .planReminded
        case .started: .started
        case .stepStarted: .stepStarted
        case .stepCompleted: .stepCompleted
        case .stepTroubled: .stepTroubled
        case .stepRecovered: .stepRecovered
        case .stepSkipped: .stepSkipped
        case .mutationIntended: .mutationIntended
        case .mutationAccepted: .mutationAccepted
        case .mutationUnknown: .mutationUnknown
        case .mutationDeferred: .mutationDeferred
        case .mutationRefused: .mutationRefused
        case .mutationLacking: .mutationLacking
        case .mutationWithheld: .mutationWithheld
        case .mutationSeen: .mutationSeen
        case .mutationUnderWay: .mutationUnderWay
        case .mutationVanished: .mutationVanished
        case .mutationProved: .mutationProved
        case .mutationFailed: .mutationFailed
        case .mutationUnproved: .mutationUnproved
        case .gateOpened: .gateOpened
        case .gatePrompted: .gatePrompted
        case .gateCounted: .gateCounted
        case .gateReactionIgnored: .gateReactionIgnored
        case .gateApproved: .gateApproved
        case .gateVetoed: .gateVetoed
        case .gateExpired: .gateExpired
        case .gateVoided: .gateVoided
        case .gateReminded: .gateReminded
        case .gateEscalated: .gateEscalated
        case .paused: .paused
        case .resumed: .resumed
        case .reset: .reset
        case .held: .held
        case .unheld: .unheld
        case .patienceChanged: .patienceChanged
        case .clockSet: .clockSet
        case .aborted: .aborted
        case .completed: .completed
        }
    }

    @Test func `every section of the table of transitions has every event`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/transitions.txt")
        let sections = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n\n")
        #expect(sections.count == 12)
        for section in sections {
            let lines = section.split(separator: "\n")
            let names = lines.dropFirst().map { String($0.prefix { $0 != " " }) }
            #expect(names == Kind.allCases.map(\.rawValue), "\(lines.first ?? "")")
        }
    }
}
