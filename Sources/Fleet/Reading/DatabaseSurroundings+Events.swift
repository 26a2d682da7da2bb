internal import AWS
internal import Engine
internal import Foundation
internal import Maintenance

/// Reads what AWS tells of resources: one list from the earliest time that is asked for answers all who ask for the same sort.
extension DatabaseSurroundings {
    private struct Sort: Hashable {
        let source: SeenEvent.Source
        let category: String?
    }

    func events(_ questions: Set<AnyQuestion>) async -> [any AnyAnswer] {
        let asked = questions.compactMap { $0.base as? EventsQuestion }
        let sorted = Dictionary(grouping: asked) { Sort(source: $0.source, category: $0.category) }
        return await withTaskGroup(of: [any AnyAnswer].self) { group in
            // In an order that is the same in every process.
            for (sort, questions) in sorted.sorted(by: { "\($0.key)" < "\($1.key)" }) {
                group.addTask { await read(sort, for: questions) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func read(_ sort: Sort, for questions: [EventsQuestion]) async -> [any AnyAnswer] {
        let takenAt = region.now()
        let begins = questions.map { $0.since ?? takenAt - EventsQuestion.history }
        let earliest = max(
            (begins.min() ?? takenAt) - Observation.clockTolerance, takenAt - EventsQuestion.longestHistory)
        do throws(FleetError) {
            let seen = try await readableEvents(
                since: earliest,
                RDS.DescribeEvents().with {
                    $0.sourceType = sort.source.rawValue
                    $0.eventCategories = sort.category.map { [$0] } ?? []
                })
            let events = seen.map(SeenEvent.init).sorted { $0.at < $1.at }
            return questions.map { Answered($0, .known(events), takenAt: takenAt) }
        } catch {
            return questions.map { Answered($0, .unavailable(error.message), passes: error.passes, takenAt: takenAt) }
        }
    }
}
