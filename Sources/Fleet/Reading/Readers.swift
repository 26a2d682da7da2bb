internal import Engine
internal import Maintenance

/// Who answers which question in a region: the readers of all families, found by the question's type.
struct Readers: Sendable {
    private let readers: [any Reader]
    /// The place of a kind's reader among them.
    private let places: [ObjectIdentifier: Int]

    init(_ types: [any Reader.Type], in region: RegionAccess) {
        readers = types.map { $0.init(region) }
        places = Self.places(of: types)
    }

    private static func places(of types: [any Reader.Type]) -> [ObjectIdentifier: Int] {
        var places: [ObjectIdentifier: Int] = [:]
        for (place, type) in types.enumerated() {
            for kind in type.kinds { places[ObjectIdentifier(kind)] = place }
        }
        return places
    }

    /// How many wait for a look that somebody else is about to make.
    var passengers: Int {
        get async {
            var count = 0
            for reader in readers { count += await reader.passengers }
            return count
        }
    }

    func read(
        _ questions: Set<AnyQuestion>, for purpose: AskPurpose, at now: Timestamp
    ) async -> [any AnyAnswer] {
        let grouped = Dictionary(grouping: questions) { places[ObjectIdentifier(type(of: $0.base))] }
        return await withTaskGroup(of: [any AnyAnswer].self) { group in
            // In an order that is the same in every process.
            for (place, questions) in grouped.sorted(by: { ($0.key ?? -1) < ($1.key ?? -1) }) {
                guard let place else {
                    group.addTask {
                        questions.map {
                            $0.unavailable(
                                "Nobody here reads \(type(of: $0.base).kind).", passes: false, at: now)
                        }
                    }
                    continue
                }
                group.addTask { await readers[place].read(Set(questions), for: purpose) }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }
}
