import Foundation
import Maintenance
import Slack

/// How replies to commands put times and names.
enum ReplyWording {
    /// A length of time as people say it: "21 s", "9 min 40 s", "14 min", "2 h 5 min", "3 d 4 h".
    static func words(_ span: Span) -> String {
        let seconds = max(0, span.milliseconds / 1000)
        let (minutes, hours) = (seconds / 60, seconds / 3600)
        if seconds < 60 { return "\(seconds) s" }
        if minutes < 10, seconds % 60 > 0 { return "\(minutes) min \(seconds % 60) s" }
        if hours < 1 { return "\(minutes) min" }
        if hours < 24 { return minutes % 60 > 0 ? "\(hours) h \(minutes % 60) min" : "\(hours) h" }
        return hours % 24 > 0 ? "\(hours / 24) d \(hours % 24) h" : "\(hours / 24) d"
    }

    /// An instant in the reader's own zone; UTC where a client cannot show that.
    static func date(_ instant: Timestamp) -> Mrkdwn {
        shown(instant, format: "{date_short} {time}")
    }

    /// An instant with seconds, for a list of events.
    static func moment(_ instant: Timestamp) -> Mrkdwn {
        shown(instant, format: "{date_short} {time_secs}")
    }

    /// Whatever is longer is cut, and says so.
    static func cut<Element>(
        _ elements: [Element], to limit: Int, hint: (Int) -> Mrkdwn, line: (Element) -> Mrkdwn
    ) -> [Mrkdwn] {
        let shown = elements.prefix(limit).map(line)
        return elements.count > limit ? shown + [hint(elements.count - limit)] : shown
    }

    private static func shown(_ instant: Timestamp, format: String) -> Mrkdwn {
        let seconds = instant.milliseconds / 1000
        let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
        return .date(unix: seconds, format: format, fallback: text)
    }
}
