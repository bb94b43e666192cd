"""Pictures as briefs show them: upright, and nothing written into them.

A photo says where and when it was taken, by whom and with what; a drawing, who
drew it. None of that is for readers. What decides how the picture looks stays.

Pixels are only made anew when the picture has to be turned. Promise: same bytes
in, same bytes out; a damaged picture is refused, never guessed at.
"""

from briefings.pictures.bare import PictureFacts as PictureFacts
from briefings.pictures.bare import bare_picture as bare_picture
from briefings.pictures.bare import picture_facts as picture_facts
from briefings.pictures.bare import stored_picture as stored_picture
from briefings.pictures.damaged import DamagedPicture as DamagedPicture
