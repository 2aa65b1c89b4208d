import React from 'react'

const OPTIONS = [
	{ label: '🎉 Party', whatsappMediaId: '491708939565799', igId: '17895391475007153' },
	{ label: '🍕 Pizza', whatsappMediaId: '9351678655225643', igId: '17902720399460029' },
	{ label: '🎁 Gift', whatsappMediaId: '199419171310690', igId: '17915703329081324' },
]

function useExpiry(days = 30) {
	const [left, setLeft] = React.useState(days)
	React.useEffect(() => {
		const t = setInterval(() => setLeft(d => Math.max(0, d - 1)), 86400000)
		return () => clearInterval(t)
	}, [])
	return left
}

export const MediaPicker = ({ phoneNumberId = '8687840170123509', onPick }) => (
	<ul>
		{OPTIONS.map(o => <li key={o.igId} onClick={() => onPick(o.whatsappMediaId)}>{o.label}</li>)}
		<li><Preview image={{ id: '44377917255187', caption: 'x' }} to="628171248238" /></li>
		{/* <Preview mediaId="2184770106644552" /> */}
		<li><Preview product={{ id: '8216771643637197' }} template={{ id: '5293838826350833' }} /></li>
		<li data-ts={1730387458197}>updated</li>
	</ul>
)
