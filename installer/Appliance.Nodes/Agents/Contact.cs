using System.Globalization;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Files;
using Appliance.Nodes.Engines;

namespace Appliance.Nodes.Agents;

/// <summary>Whether the engine answers: told once when it no longer does and once when it does again.</summary>
internal sealed class Contact
{
    private readonly AgentParts _parts;
    private readonly NodeFiles _files;
    private AgentState _state;
    private string _engine = "the engine";
    private string _node = "";
    private bool _isFirst = true;

    public Contact(AgentParts parts, NodeFiles files)
    {
        (_parts, _files) = (parts, files);
        _state = (files.AgentState() ?? new AgentState()) with { Contact = false, Since = parts.Time.GetUtcNow(), Problem = null };
    }

    public AgentState State => _state;

    public void Name(NodeIdentity identity) => (_engine, _node) = ($"the engine {identity.Engine}", identity.Name);

    public void Has(HeartbeatAnswer answer)
    {
        if (_isFirst)
        {
            _parts.Say($"In contact with {_engine} as {_node}.");
        }
        else if (!_state.Contact)
        {
            _parts.Say($"Contact with {_engine} is back after {Words(_parts.Time.GetUtcNow() - _state.Since)}.");
        }

        if (_isFirst || !_state.Contact || _state.Status != answer.Status)
        {
            _parts.Notifier.Status($"In contact with {_engine}: {answer.Status}");
        }

        Keep(_state with
        {
            Contact = true,
            Since = _state.Contact ? _state.Since : _parts.Time.GetUtcNow(),
            Status = answer.Status,
            Problem = null,
            SettingsVersion = answer.SettingsVersion,
        });
        _isFirst = false;
    }

    public void Lost(EngineException e)
    {
        var isNews = _isFirst ? _state.Problem is null : _state.Contact;
        // Being removed from the engine is another thing than the engine being away, whichever came first.
        if (isNews || (e is EngineRefusedException && _state.Problem != e.Message))
        {
            _parts.Say($"No contact with {_engine}: {e.Message} {e.Remedy} It is tried again; the next line comes when there is news.");
            _parts.Notifier.Status($"No contact with {_engine}: {e.Message}");
        }

        Keep(_state with { Contact = false, Since = _state.Contact ? _parts.Time.GetUtcNow() : _state.Since, Problem = isNews || e is EngineRefusedException ? e.Message : _state.Problem });
    }

    public void HasRevocations(string number) => Keep(_state with { RevocationNumber = number });

    private void Keep(AgentState state)
    {
        if (state == _state && !_isFirst)
        {
            return;
        }

        _state = state;
        try
        {
            if (_parts.Machine.Files.Exists(NodePaths.Data))
            {
                _files.Write(state);
            }
        }
        catch (IOException e)
        {
            // A full disk must not end the contact.
            _parts.Notifier.Status($"{NodePaths.AgentState} cannot be written: {e.Message}");
        }
    }

    private static string Words(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
    };
}
