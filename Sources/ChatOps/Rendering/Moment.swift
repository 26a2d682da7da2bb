import Foundation
import Maintenance
import Slack

/// Instants and lengths of time as messages put them.
enum Moment {
    /// The time of day in the reader's zone; in UTC where a client cannot show that.
    static func time(_ instant: Timestamp) -> Mrkdwn {
        .date(unix: instant.milliseconds / 1000, format: "{time}", fallback: "\(clock(instant)) UTC")
    }

    /// Day and time, for what may be a day away.
    static func day(_ instant: Timestamp) -> Mrkdwn {
        .date(
            unix: instant.milliseconds / 1000, format: "{date_short_pretty}, {time}",
            fallback: "\(date(instant)), \(clock(instant)) UTC")
    }

    /// How long something took that is over.
    static func took(_ span: Span) -> String {
        span < .seconds(1) ? "under 1 s" : ReplyWording.words(span)
    }

    /// Whole minutes of something that goes on, so that it changes once a minute.
    static func minutes(_ span: Span) -> String {
        let minutes = max(0, span.milliseconds / 60_000)
        if minutes < 1 { return "under a minute" }
        return ReplyWording.words(.minutes(minutes))
    }

    /// "Sat 02:00-05:00 Europe/Berlin", "from 14:30 on".
    static func window(_ window: Window) -> Mrkdwn {
        switch window {
        case .from(let instant): return "from \(day(instant)) on"
        case .recurring(let rule):
            let day = rule.weekday.map { WindowWords.dayNames[$0 - 1] + " " } ?? "daily "
            // Two times with a dash look like the code of an emoji; these are ours.
            let times = Mrkdwn(markup: "\(WindowWords.clock(rule.opens))-\(WindowWords.clock(rule.closes))")
            return "\(.text(day))\(times) \(.foreign(rule.zone, limit: 60))"
        }
    }

    /// A window with the instant in the reader's time from which or until which it is open; a window from an instant on
    /// has one anyway.
    static func window(_ window: Window, at now: Timestamp) -> Mrkdwn {
        let words = self.window(window)
        guard case .recurring = window else { return words }
        let (opens, closes) = window.next(at: now)
        if opens > now { return "\(words), opens next \(day(opens))" }
        return closes.map { "\(words), open until \(day($0))" } ?? words
    }

    private static func clock(_ instant: Timestamp) -> String { String(iso(instant).dropFirst(11).prefix(5)) }

    private static func date(_ instant: Timestamp) -> String { String(iso(instant).prefix(10)) }

    /// "2026-01-05T14:32:00Z".
    private static func iso(_ instant: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds / 1000)).formatted(.iso8601)
    }
}
