/// How long steps took in earlier operations on one target.
package struct StepTimes: Sendable, Equatable {
    /// Steps of which one tells how long another takes.
    private struct Likeness: Hashable, Sendable {
        let subject: KindName
        let step: KindName
        let likeness: String

        init?(_ work: AnyStep, on subject: AnySubject) {
            guard let likeness = work.base.likeness else { return nil }
            self.subject = subject.kind
            self.step = work.kind
            self.likeness = likeness
        }
    }

    private var earlier: [Likeness: EarlierTimes] = [:]

    package init() {}

    /// - Parameter past: newest first.
    package init(of past: [PastOperation]) {
        for past in past {
            // Of several alike in one operation the longest counts.
            var longest: [Likeness: Span] = [:]
            for (work, took) in past.times {
                guard let likeness = Likeness(work, on: past.operation.plan.subject) else { continue }
                longest[likeness] = max(longest[likeness] ?? .zero, took)
            }
            for (likeness, took) in longest {
                earlier[likeness] = earlier[likeness]?.adding(took) ?? EarlierTimes(took)
            }
        }
    }

    /// What earlier ones like it took; `nil` where there was none.
    package func earlier(like work: AnyStep, on subject: AnySubject) -> EarlierTimes? {
        Likeness(work, on: subject).flatMap { earlier[$0] }
    }
}

/// What the last few steps of a kind took.
package struct EarlierTimes: Sendable, Equatable {
    private static let limit = 3
    /// What takes less is not worth a line.
    private static let telling = Span.minutes(5)

    private var shortest: Span
    private var longest: Span
    private var count = 1

    init(_ took: Span) { (shortest, longest) = (took, took) }

    func adding(_ took: Span) -> EarlierTimes {
        guard count < EarlierTimes.limit else { return self }
        var sum = self
        sum.shortest = min(shortest, took)
        sum.longest = max(longest, took)
        sum.count += 1
        return sum
    }

    /// The longest, in whole minutes where it is as long as that.
    package var expected: Span { longest < .minutes(1) ? longest : .minutes(longest.minutesBegun) }

    /// What a step like them may take before a person is asked, at least.
    package var patience: Span { longest * 3 }

    /// "took 3 h 10 min last time", "took 3–4 h the last 3 times"; `nil` where that is not worth telling.
    package var words: String? {
        guard longest >= EarlierTimes.telling else { return nil }
        return count == 1 ? "took \(expected.age) last time" : "took \(range) the last \(count) times"
    }

    private var range: String {
        let (low, high) = (shortest.milliseconds / 60_000, longest.minutesBegun)
        if low == high { return expected.age }
        if high <= 60 { return "\(low)–\(high) min" }
        return low < 60 ? "\(low) min to \(expected.age)" : "\(low / 60)–\((high + 59) / 60) h"
    }
}

extension Span {
    fileprivate var minutesBegun: Int64 { (milliseconds + 59_999) / 60_000 }
}

extension Plan {
    /// The same with what earlier steps took in place of what such steps typically take.
    package func timed(by times: StepTimes) -> Plan {
        var plan = self
        plan.steps = steps.map { $0.timed(by: $0.isGated ? nil : times.earlier(like: $0.work, on: subject)) }
        return plan
    }
}

extension Step {
    fileprivate func timed(by earlier: EarlierTimes?) -> Step {
        var step = self
        if let earlier {
            step.expected = earlier.expected
            step.patience = max(patience, earlier.patience)
            step.isGuess = nil
            step.add(earlier.words)
        } else if let reason = work.base.whyGuessed {
            step.isGuess = true
            step.add("the time is a guess: \(reason)")
        }
        return step
    }

    private mutating func add(_ words: String?) {
        let told = [note, words].compactMap(\.self)
        note = told.isEmpty ? nil : told.joined(separator: "; ")
    }
}
